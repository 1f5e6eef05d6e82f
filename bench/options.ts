import { parseArgs } from "node:util";
import { WORKLOADS, type Workload } from "./measure/contestant.ts";
import type { RaceOptions } from "./race.ts";

export interface Options {
  readonly quick: boolean;
  /** Only what the library itself adds. */
  readonly overheadOnly: boolean;
  readonly engines: readonly string[];
  readonly race: RaceOptions;
  /** What the saved files are called; null to save none. */
  readonly saveAs: string | null;
  readonly runs: number;
}

export function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      quick: { type: "boolean", default: false },
      overhead: { type: "boolean", default: false },
      engines: { type: "string", default: "postgres,sqlite,redis" },
      workloads: { type: "string", default: WORKLOADS.join(",") },
      contestants: { type: "string", default: "" },
      runs: { type: "string", default: "1" },
      "save-as": { type: "string" },
      "no-save": { type: "boolean", default: false },
    },
  });
  const runs = Number(values.runs);
  if (!Number.isInteger(runs) || runs < 1) throw new TypeError("--runs takes a number from 1 on");
  const chosen = values.contestants.split(",").filter((word) => word !== "");
  return {
    quick: values.quick,
    overheadOnly: values.overhead,
    engines: values.engines.split(","),
    race: {
      effort: values.quick
        ? { rounds: 3, sliceMs: 55, closeRounds: 2 }
        : { rounds: 8, sliceMs: 125, closeRounds: 6 },
      workloads: values.workloads
        .split(",")
        .filter((name): name is Workload => WORKLOADS.some((workload) => workload === name)),
      takesPart: (name) => chosen.length === 0 || chosen.some((word) => name.includes(word)),
    },
    saveAs: values["no-save"] ? null : (values["save-as"] ?? (values.overhead ? null : "latest")),
    runs,
  };
}
