import { type ChildProcess, fork } from "node:child_process";
import type { Entry } from "../contestants/index.ts";
import type { Request } from "./child.ts";
import type { Role, Target, Workload } from "./contestant.ts";
import type { Slice } from "./slice.ts";

/** A contestant, and where its data is. */
export interface Entrant {
  readonly entry: Entry;
  readonly target: Target;
}

/** A contestant in the process that it runs in. */
export interface Racer {
  readonly name: string;
  readonly role: Role;
  readonly workloads: ReadonlySet<string>;
  readonly process: ContestantProcess;
  readonly place: number;
}

interface Reply {
  readonly value?: unknown;
  readonly error?: string;
}

/**
 * A process of one contestant, so that no library warms or burdens another; or of those few that are compared
 * to within a tenth, which take turns in it.
 */
export class ContestantProcess {
  readonly racers: readonly Racer[];
  readonly #child: ChildProcess;

  private constructor(
    entrants: readonly Entrant[],
    child: ChildProcess,
    workloads: readonly (readonly string[])[],
  ) {
    this.#child = child;
    this.racers = entrants.map(({ entry: { name, role } }, place) => {
      return { name, role, workloads: new Set(workloads[place]), process: this, place };
    });
  }

  static async open(entrants: readonly Entrant[]): Promise<ContestantProcess> {
    const child = fork(new URL("./child.ts", import.meta.url), { execArgv: ["--import", "tsx"] });
    const contestants = entrants.map(({ entry: { file, exported }, target }) => ({ file, exported, target }));
    const workloads = await request<string[][]>(child, { kind: "open", contestants });
    return new ContestantProcess(entrants, child, workloads);
  }

  answer({ place }: Racer, workload: Workload, turn: number): Promise<string> {
    return request(this.#child, { kind: "answer", place, workload, turn });
  }

  /** A slice of each of the racers, which are all of this process. */
  slices(
    racers: readonly Racer[],
    workload: Workload,
    concurrency: number,
    durationMs: number,
    firstTurn: number,
  ): Promise<readonly Slice[]> {
    const places = racers.map(({ place }) => place);
    return request(this.#child, { kind: "slices", places, workload, concurrency, durationMs, firstTurn });
  }

  close(): Promise<void> {
    return request(this.#child, { kind: "close" });
  }
}

function request<T>(child: ChildProcess, message: Request): Promise<T> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null) => reject(new Error(`the contestant's process ended (${code})`));
    child.once("exit", onExit);
    child.once("message", (reply: Reply) => {
      child.off("exit", onExit);
      // The child answers each request with its own type; `Request` and `answer` in child.ts say which.
      if (reply.error === undefined) resolve(reply.value as T);
      else reject(new Error(reply.error));
    });
    child.send(message, (error) => {
      if (error !== null) reject(error);
    });
  });
}
