import { callsOf, type History } from "../history.ts";

interface Count {
  cases: number;
  calls: number;
  milliseconds: number;
}

/** How much was run where, and how long it took. */
export class Tally {
  readonly #counts = new Map<string, Count>();

  add(target: string, histories: readonly History[], milliseconds: number): void {
    const count = this.#counts.get(target) ?? { cases: 0, calls: 0, milliseconds: 0 };
    count.cases += histories.length;
    count.calls += histories.reduce((sum, history) => sum + callsOf(history.steps).length, 0);
    count.milliseconds += milliseconds;
    this.#counts.set(target, count);
  }

  lines(): readonly string[] {
    return [...this.#counts].map(([target, { cases, calls, milliseconds }]) => {
      const seconds = (milliseconds / 1000).toFixed(1);
      return `${target.padEnd(16)} ${String(cases).padStart(6)} cases ${String(calls).padStart(7)} calls ${seconds.padStart(7)} s`;
    });
  }
}
