import { isInstant } from "../ir/cell.ts";
import { OrmError } from "../ir/orm-error.ts";

/** The time in milliseconds since 1970, as `Date.now` tells it. */
export type Clock = () => number;

/** Not `Date.now` itself: a test may have put another one in its place since. */
export const systemClock: Clock = () => Date.now();

/** The instant of one call: whatever the clock does meanwhile, all that the call asks is asked of that one. */
export class CallInstant {
  readonly #clock: Clock;
  #milliseconds: number | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The next call has another one. */
  forget(): void {
    this.#milliseconds = null;
  }

  get milliseconds(): number {
    this.#milliseconds ??= read(this.#clock);
    return this.#milliseconds;
  }
}

function read(clock: Clock): number {
  const milliseconds = Math.trunc(clock());
  if (isInstant(milliseconds)) return milliseconds;
  throw new OrmError("INVALID_QUERY", "the clock tells no time of the years 1000 to 9999", { path: "clock" });
}
