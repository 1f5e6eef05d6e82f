/** Runs workloads on one backend, in a process of its own: `backend-process.ts NAME SEED`. */
import type { Target } from "../../support/targets/target.ts";
import { readHistory, writeHistory } from "../arbitraries/history.ts";
import { callsOf } from "../history.ts";
import { Coverage } from "../runner/coverage.ts";
import { Disagreement, runWorkload } from "../runner/run-workload.ts";
import { workload } from "../runner/workload.ts";
import { BACKENDS } from "./backends.ts";
import type { Lease, Message, WorkloadDone } from "./messages.ts";

const [name = "", seedText = ""] = process.argv.slice(2);
const seed = Number(seedText);
const coverage = new Coverage();
let opened: Promise<Target> | null = null;

process.on("message", (lease: Lease) => void serve(lease));
process.on("disconnect", () => process.exit());

async function serve(lease: Lease): Promise<void> {
  try {
    const backend = BACKENDS.find((candidate) => candidate.name === name);
    if (backend === undefined) throw new TypeError(`no backend "${name}"`);
    opened ??= backend.open();
    const target = await opened;
    const end = performance.now() + lease.milliseconds;
    for (let at = lease.first; at < lease.end && performance.now() < end; at++) {
      await send({ kind: "workload", done: await run(target, at) });
    }
    await send({ kind: "idle" });
  } catch (error) {
    const isKnown = error instanceof Disagreement;
    const message = error instanceof Error && !isKnown ? (error.stack ?? error.message) : String(error);
    await send({ kind: "failed", message, file: isKnown ? error.file : null });
  }
}

/** Reads and writes take turns: reads only are also asked all at once. */
async function run(target: Target, at: number): Promise<WorkloadDone> {
  const start = performance.now();
  const drawn = workload(at % 2 === 0 ? readHistory : writeHistory, seed, at);
  await runWorkload({ name: "fuzz", seed }, target, drawn);
  const fresh = coverage.count(drawn);
  return {
    cases: drawn.histories.length,
    calls: drawn.histories.reduce((sum, { steps }) => sum + callsOf(steps).length, 0),
    milliseconds: performance.now() - start,
    ...fresh,
  };
}

function send(message: Message): Promise<void> {
  return new Promise((resolve) => {
    if (process.send === undefined) resolve();
    else process.send(message, () => resolve());
  });
}
