import type { Coverage } from "../runner/coverage.ts";
import type { BackendRun } from "./backend-run.ts";

const TERMINAL_MS = 500;
const LOG_MS = 10_000;

/** Shows how far all have come: redrawn in place in a terminal, a line now and then elsewhere. */
export class Progress {
  readonly #runs: readonly BackendRun[];
  readonly #coverage: Coverage;
  readonly #started = Date.now();
  readonly #timer: NodeJS.Timeout;
  readonly #stream = process.stdout;
  #drawn = 0;

  constructor(runs: readonly BackendRun[], coverage: Coverage) {
    this.#runs = runs;
    this.#coverage = coverage;
    this.#timer = setInterval(() => this.#tick(), this.#stream.isTTY ? TERMINAL_MS : LOG_MS);
  }

  /** Leaves the last state standing. */
  end(): void {
    clearInterval(this.#timer);
    this.#redraw();
  }

  #tick(): void {
    if (this.#stream.isTTY) this.#redraw();
    else this.#log();
  }

  #log(): void {
    const cases = this.#runs.reduce((sum, run) => sum + run.cases, 0);
    const busy = this.#runs.filter((run) => run.isBusy).map((run) => run.backend.name);
    const rate = Math.round((cases * 1000) / (Date.now() - this.#started));
    this.#stream.write(
      `${this.#elapsed()}  ${cases} cases, ${rate}/s, now ${busy.join(", ")}; ${this.#coverage.line()}\n`,
    );
  }

  #redraw(): void {
    if (this.#stream.isTTY && this.#drawn > 0) this.#stream.write(`\u001b[${this.#drawn}A\u001b[0J`);
    const lines = [...this.#runs.map(runLine), `${this.#elapsed()}  ${this.#coverage.line()}`];
    this.#stream.write(`${lines.join("\n")}\n`);
    this.#drawn = lines.length;
  }

  #elapsed(): string {
    const seconds = Math.round((Date.now() - this.#started) / 1000);
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  }
}

function runLine(run: BackendRun): string {
  const state = run.isDone ? "done" : run.isBusy ? "runs" : "waits";
  const rate = run.milliseconds === 0 ? 0 : Math.round((run.cases * 1000) / run.milliseconds);
  const columns = [
    run.backend.name.padEnd(24),
    state.padEnd(5),
    `${run.cases}`.padStart(8),
    "cases",
    `${run.calls}`.padStart(9),
    "calls",
    `${rate}`.padStart(6),
    "cases/s",
  ];
  return columns.join(" ");
}
