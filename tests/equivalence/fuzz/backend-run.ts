import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { HISTORIES_PER_SCHEMA } from "../runner/workload.ts";
import type { FuzzBackend } from "./backends.ts";
import type { Lease, Message, WorkloadDone } from "./messages.ts";

const PROCESS = fileURLToPath(new URL("backend-process.ts", import.meta.url));
const LEASE_MS = 3_000;

/** A backend's process reported that engine and oracle disagree, or broke. */
export class BackendFailure extends Error {
  override readonly name = "BackendFailure";
  readonly backend: string;
  readonly file: string | null;

  constructor(backend: string, message: string, file: string | null) {
    super(message);
    this.backend = backend;
    this.file = file;
  }
}

/** How far one backend has come. Its process starts with the first lease, and waits between two of them. */
export class BackendRun {
  readonly backend: FuzzBackend;
  readonly #seed: number;
  readonly #end: number;
  readonly #done: (done: WorkloadDone) => void;
  #next: number;
  #child: ChildProcess | null = null;
  cases = 0;
  calls = 0;
  milliseconds = 0;
  isBusy = false;

  constructor(
    backend: FuzzBackend,
    plan: { readonly seed: number; readonly first: number; readonly cases: number },
    done: (done: WorkloadDone) => void,
  ) {
    this.backend = backend;
    this.#seed = plan.seed;
    this.#next = plan.first;
    this.#end = plan.first + Math.ceil(plan.cases / HISTORIES_PER_SCHEMA);
    this.#done = done;
  }

  get isDone(): boolean {
    return this.#next >= this.#end;
  }

  /** The number of the first workload that has not been run. */
  get next(): number {
    return this.#next;
  }

  /** Runs for a few seconds, or until all is done. */
  async lease(): Promise<void> {
    this.isBusy = true;
    const child = this.#started();
    const lease: Lease = { first: this.#next, end: this.#end, milliseconds: LEASE_MS };
    try {
      await new Promise<void>((resolve, reject) => {
        const failed = (message: string, file: string | null) =>
          reject(new BackendFailure(this.backend.name, message, file));
        child.removeAllListeners();
        child.on("message", (message: Message) => {
          if (message.kind === "workload") this.#count(message.done);
          else if (message.kind === "idle") resolve();
          else failed(message.message, message.file);
        });
        child.once("exit", (code) => failed(`the process of ${this.backend.name} ended with ${code}`, null));
        child.send(lease);
      });
    } finally {
      this.isBusy = false;
      if (this.isDone) this.stop();
    }
  }

  stop(): void {
    this.#child?.removeAllListeners();
    this.#child?.kill();
    this.#child = null;
  }

  #started(): ChildProcess {
    this.#child ??= fork(PROCESS, [this.backend.name, String(this.#seed)], {
      // Cases leave much garbage and nothing that lives on: a larger nursery saves a tenth of the time.
      execArgv: ["--max-semi-space-size=64", "--import", "tsx"],
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    return this.#child;
  }

  #count(done: WorkloadDone): void {
    this.#next++;
    this.cases += done.cases;
    this.calls += done.calls;
    this.milliseconds += done.milliseconds;
    this.#done(done);
  }
}
