import { createHash } from "node:crypto";
import { pathToFileURL } from "node:url";
import type { Contestant, OpenContestant, Target, Workload } from "./contestant.ts";
import { runSlice } from "./slice.ts";
import { watchTraffic } from "./traffic.ts";

/** What the parent asks of the process of one contestant. */
export type Request =
  | { readonly kind: "open"; readonly file: string; readonly name: string; readonly target: Target }
  | { readonly kind: "answer"; readonly workload: Workload; readonly turn: number }
  | {
      readonly kind: "slice";
      readonly workload: Workload;
      readonly concurrency: number;
      readonly durationMs: number;
      readonly firstTurn: number;
    }
  | { readonly kind: "close" };

watchTraffic();

let contestant: Contestant | null = null;

process.on("message", (request: Request) => {
  answer(request).then(
    (value) => process.send?.({ value }),
    (error: unknown) => process.send?.({ error: error instanceof Error ? error.stack : String(error) }),
  );
});

async function answer(request: Request): Promise<unknown> {
  if (request.kind === "open") {
    const module: Record<string, OpenContestant> = await import(pathToFileURL(request.file).href);
    const open = module[request.name];
    if (open === undefined) throw new Error(`${request.file} has no contestant ${request.name}`);
    contestant = await open(request.target);
    return Object.keys(contestant.calls);
  }
  if (contestant === null) throw new Error("no contestant was opened");
  if (request.kind === "close") {
    await contestant.close();
    setImmediate(() => process.disconnect());
    return null;
  }
  const call = contestant.calls[request.workload];
  if (call === undefined) throw new Error(`the contestant does not do ${request.workload}`);
  if (request.kind === "answer") return digest(await call(request.turn));
  return runSlice(call, request.concurrency, request.durationMs, request.firstTurn);
}

/** Answers of different libraries are equal when they say the same, whatever the order of keys. */
function digest(value: unknown): string {
  const text = JSON.stringify(value, (_key, item: unknown) =>
    item !== null && typeof item === "object" && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
  return createHash("sha256").update(text).digest("hex");
}
