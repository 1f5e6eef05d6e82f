import { callsOf, type History } from "../history.ts";

interface Count {
  cases: number;
  calls: number;
}

/** How much was run where. */
export class Tally {
  readonly #counts = new Map<string, Count>();

  add(target: string, histories: readonly History[]): void {
    const count = this.#counts.get(target) ?? { cases: 0, calls: 0 };
    count.cases += histories.length;
    count.calls += histories.reduce((sum, history) => sum + callsOf(history.steps).length, 0);
    this.#counts.set(target, count);
  }

  lines(): readonly string[] {
    return [...this.#counts].map(([target, { cases, calls }]) => {
      return `${target.padEnd(28)} ${String(cases).padStart(6)} cases ${String(calls).padStart(7)} calls`;
    });
  }
}
