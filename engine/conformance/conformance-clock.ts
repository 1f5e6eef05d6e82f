import type { Clock } from "../call-instant.ts";

/** The system's clock, until a case sets it: then it stands still, and goes forward and back as it is told. */
export class ConformanceClock {
  #instant: number | null = null;

  readonly read: Clock = () => this.#instant ?? Date.now();

  set(instant: number): void {
    this.#instant = instant;
  }

  follow(): void {
    this.#instant = null;
  }
}
