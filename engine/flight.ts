import type { Sent } from "./driver.ts";
import type { Interruption } from "./interruption.ts";

/** One call that may be interrupted, on its way. */
export class Flight {
  readonly interruption: Interruption;
  /** Whether anything left. */
  hasSent = false;

  constructor(interruption: Interruption) {
    this.interruption = interruption;
  }

  sent(hear: Sent): Sent {
    const tell = (text: string): void => {
      this.hasSent = true;
      hear(text);
    };
    return Object.assign(tell, { interruption: this.interruption });
  }
}
