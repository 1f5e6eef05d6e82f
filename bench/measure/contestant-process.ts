import { type ChildProcess, fork } from "node:child_process";
import type { Entry } from "../contestants/index.ts";
import type { Request } from "./child.ts";
import type { Role, Target, Workload } from "./contestant.ts";
import type { Slice } from "./slice.ts";

interface Reply {
  readonly value?: unknown;
  readonly error?: string;
}

/** A contestant in a process of its own, so that no library warms or burdens another. */
export class ContestantProcess {
  readonly name: string;
  readonly role: Role;
  readonly workloads: ReadonlySet<string>;
  readonly #child: ChildProcess;

  private constructor({ name, role }: Entry, child: ChildProcess, workloads: readonly string[]) {
    this.name = name;
    this.role = role;
    this.#child = child;
    this.workloads = new Set(workloads);
  }

  static async open(entry: Entry, target: Target): Promise<ContestantProcess> {
    const child = fork(new URL("./child.ts", import.meta.url), { execArgv: ["--import", "tsx"] });
    const { file, exported } = entry;
    const workloads = await request<string[]>(child, { kind: "open", file, name: exported, target });
    return new ContestantProcess(entry, child, workloads);
  }

  answer(workload: Workload, turn: number): Promise<string> {
    return request(this.#child, { kind: "answer", workload, turn });
  }

  slice(workload: Workload, concurrency: number, durationMs: number, firstTurn: number): Promise<Slice> {
    return request(this.#child, { kind: "slice", workload, concurrency, durationMs, firstTurn });
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
