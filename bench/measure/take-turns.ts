import { type Call, type Slice, SliceUnderWay } from "./slice.ts";

/** Calls that one makes before it is the next one's turn, one at a time and for each of many at once. */
const CALLS_A_TURN = 20;
/** A turn of calls that take longer ends after so many milliseconds, one at a time and many at once. */
const TURN_MS = { alone: 4, together: 12 };

/**
 * A slice for each of the calls, in turns of a few milliseconds: whatever the machine does meanwhile, it does to all
 * of them. Who goes first changes with each round of turns, and all of a round have the same parameters.
 */
export async function takeTurns(
  calls: readonly Call[],
  concurrency: number,
  durationMs: number,
  firstTurn: number,
): Promise<readonly Slice[]> {
  const slices = calls.map((call) => ({ call, slice: new SliceUnderWay() }));
  if (slices.length === 1) {
    for (const { call, slice } of slices) await slice.run(call, concurrency, firstTurn, durationMs);
  } else {
    const end = performance.now() + durationMs * slices.length;
    const turnMs = concurrency === 1 ? TURN_MS.alone : TURN_MS.together;
    let turn = firstTurn;
    for (let first = 0; performance.now() < end; first = (first + 1) % slices.length) {
      let most = 0;
      for (const { call, slice } of [...slices.slice(first), ...slices.slice(0, first)]) {
        const made = await slice.run(call, concurrency, turn, turnMs, CALLS_A_TURN * concurrency);
        most = Math.max(most, made);
      }
      turn += most;
    }
  }
  return slices.map(({ slice }) => slice.whole());
}
