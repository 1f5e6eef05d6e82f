import { createHash } from "node:crypto";
import { pathToFileURL } from "node:url";
import type { Contestant, OpenContestant, Target, Workload } from "./contestant.ts";
import type { Call } from "./slice.ts";
import { takeTurns } from "./take-turns.ts";
import { watchTraffic } from "./traffic.ts";

/** What the parent asks of the process of one contestant, or of a few that take turns in it. */
export type Request =
  | { readonly kind: "open"; readonly contestants: readonly Opening[] }
  | { readonly kind: "answer"; readonly place: number; readonly workload: Workload; readonly turn: number }
  | {
      readonly kind: "slices";
      readonly places: readonly number[];
      readonly workload: Workload;
      readonly concurrency: number;
      readonly durationMs: number;
      readonly firstTurn: number;
    }
  | { readonly kind: "close" };

export interface Opening {
  readonly file: string;
  readonly exported: string;
  readonly target: Target;
}

watchTraffic();

const contestants: Contestant[] = [];

process.on("message", (request: Request) => {
  answer(request).then(
    (value) => process.send?.({ value }),
    (error: unknown) => process.send?.({ error: error instanceof Error ? error.stack : String(error) }),
  );
});

async function answer(request: Request): Promise<unknown> {
  switch (request.kind) {
    case "open":
      for (const opening of request.contestants) contestants.push(await open(opening));
      return contestants.map(({ calls }) => Object.keys(calls));
    case "answer":
      return digest(await callOf(request.place, request.workload)(request.turn));
    case "slices": {
      const { places, workload, concurrency, durationMs, firstTurn } = request;
      const calls = places.map((place) => callOf(place, workload));
      return takeTurns(calls, concurrency, durationMs, firstTurn);
    }
    case "close":
      for (const contestant of contestants) await contestant.close();
      setImmediate(() => process.disconnect());
      return null;
  }
}

async function open({ file, exported, target }: Opening): Promise<Contestant> {
  const module: Record<string, OpenContestant> = await import(pathToFileURL(file).href);
  const opened = module[exported];
  if (opened === undefined) throw new Error(`${file} has no contestant ${exported}`);
  return opened(target);
}

function callOf(place: number, workload: Workload): Call {
  const call = contestants[place]?.calls[workload];
  if (call === undefined) throw new Error(`contestant ${place} does not do ${workload}`);
  return call;
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
