import { parseArgs } from "node:util";
import { BACKENDS, type FuzzBackend } from "./backends.ts";

export interface FuzzOptions {
  readonly backends: readonly FuzzBackend[];
  /** The backends were named, so that one that cannot be reached is an error. */
  readonly named: boolean;
  readonly cases: number;
  readonly seed: number;
  /** `null`: until the cases are through. */
  readonly minutes: number | null;
  readonly parallel: number;
  /** Goes on where the records of the seed end, and adds to them. */
  readonly record: boolean;
}

export type FuzzCommand =
  | { readonly kind: "help" }
  | { readonly kind: "replay"; readonly file: string; readonly options: FuzzOptions }
  | { readonly kind: "report" }
  | { readonly kind: "faults" }
  | { readonly kind: "fuzz"; readonly options: FuzzOptions };

/** What was asked for makes no sense; the message is for the one who asked. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

const GROUPS: readonly FuzzBackend["group"][] = ["embedded", "server", "host"];
const CASES = 2_000;
const RECORDED_SEED = 42;

export const HELP = `npm run fuzz -- [options]

Draws schemas, rows, and reads and writes of them, runs each on every backend, and compares every answer, its
order, and what is stored after each write with an oracle over plain arrays. Stops at the first disagreement,
makes it smaller, saves it, and prints it.

  --backends a,b     ${names()};
                     or all of a group: ${GROUPS.join(", ")}. All that can be reached where it is left out.
  --cases N          for each backend, ${CASES} where it is left out
  --seed S           another seed, another set of cases; a new one each time where it is left out
  --minutes M        at most so long in all, the backends in turn
  --parallel P       processes at once; one a processor where it is left out
  --record           goes on where the records of the seed (${RECORDED_SEED} where it is left out) under
                     tests/equivalence/results/ end, until they hold N cases, and adds to them
  --faults           runs the tests that cut connections, fail stores and race clients, for the report
  --report           writes docs/equivalence.md from the records, and runs nothing
  --replay FILE      runs a saved disagreement again, in place of new cases
  --help
`;

function names(): string {
  return BACKENDS.map(({ name }) => name).join(", ");
}

export function readOptions(args: readonly string[], chance: () => number, processors: number): FuzzCommand {
  const values = parsed(args);
  if (values.help === true) return { kind: "help" };
  if (values.report === true) return { kind: "report" };
  if (values.faults === true) return { kind: "faults" };
  const record = values.record === true;
  const options: FuzzOptions = {
    backends: values.backends === undefined ? BACKENDS : backendsNamed(values.backends),
    named: values.backends !== undefined,
    cases: whole("cases", values.cases) ?? CASES,
    seed: whole("seed", values.seed) ?? (record ? RECORDED_SEED : chance()),
    minutes: amount("minutes", values.minutes),
    parallel: whole("parallel", values.parallel) ?? processors,
    record,
  };
  if (values.replay !== undefined) return { kind: "replay", file: values.replay, options };
  return { kind: "fuzz", options };
}

function parsed(args: readonly string[]) {
  const text = { type: "string" } as const;
  const flag = { type: "boolean" } as const;
  try {
    return parseArgs({
      args: [...args],
      options: {
        backends: text,
        cases: text,
        seed: text,
        minutes: text,
        parallel: text,
        replay: text,
        record: flag,
        report: flag,
        faults: flag,
        help: flag,
      },
    }).values;
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
  }
}

function backendsNamed(list: string): readonly FuzzBackend[] {
  const wanted = list.split(",").flatMap((name) => {
    const found = BACKENDS.filter((backend) => backend.name === name || backend.group === name);
    if (found.length > 0) return found;
    throw new UsageError(
      `There is no backend "${name}". There are ${names()}, and the groups ${GROUPS.join(", ")}.`,
    );
  });
  return [...new Set(wanted)];
}

function whole(name: string, text: string | undefined): number | null {
  const number = amount(name, text);
  if (number === null || Number.isSafeInteger(number)) return number;
  throw new UsageError(`--${name} takes a whole number, not ${text}.`);
}

function amount(name: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  const number = Number(text);
  if (text.trim() !== "" && Number.isFinite(number) && number >= 0) return number;
  throw new UsageError(`--${name} takes a number that is not negative, not "${text}".`);
}
