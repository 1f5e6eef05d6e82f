import { existsSync, mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { Miniflare } from "miniflare";
import { WorkerSocket } from "./worker-socket.ts";

/** Files in memory where the system has such: workerd waits for the disk with every write. */
const FILES = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();

/**
 * D1 databases in workerd, and bindings of them for this process. Miniflare's own proxy of a binding makes
 * `prepare` and `bind` synchronous requests, each milliseconds long, and fails at times under load; here a
 * statement is one message to a worker, which has the real binding. A request each would cost half as much again.
 */
export class D1Databases {
  readonly #free: string[];
  readonly #folder = mkdtempSync(`${FILES}/farm-orm-d1-`);
  readonly #workerd: Miniflare;
  readonly #socket: WorkerSocket;

  constructor(count: number) {
    this.#free = Array.from({ length: count }, (_, at) => `DB${at}`);
    this.#workerd = new Miniflare({
      modules: [{ type: "ESModule", path: "worker.mjs", contents: WORKER }],
      compatibilityDate: "2026-04-01",
      d1Databases: [...this.#free],
      d1Persist: this.#folder,
      host: "127.0.0.1",
    });
    this.#socket = new WorkerSocket(this.#workerd.ready);
  }

  /** A database without tables; there are as many at once as were asked for. */
  take(): D1Binding {
    const name = this.#free.pop();
    if (name === undefined) throw new Error("no D1 database is free");
    return new D1Binding(this.#socket, name);
  }

  /** Removes its tables, so that it can be taken again. */
  async giveBack(binding: D1Binding): Promise<void> {
    const named =
      "select name from sqlite_master where type = 'table' and name not like '\\_cf%' escape '\\'";
    const tables = await binding.prepare(`${named} and name not like 'sqlite\\_%' escape '\\'`).raw();
    const drops = tables.map(([name]) => `drop table "${String(name).replaceAll('"', '""')}"`);
    if (drops.length > 0) {
      const texts = ["pragma defer_foreign_keys = on", ...drops];
      await binding.batch(texts.map((text) => binding.prepare(text)));
    }
    this.#free.push(binding.name);
  }

  async close(): Promise<void> {
    await this.#socket.close();
    await this.#workerd.dispose();
    await rm(this.#folder, { recursive: true });
  }
}

type Mode = "raw" | "rawWithNames" | "run" | "all";

interface Query {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** A `D1Database`, as far as drivers of databases ask one for anything. */
export class D1Binding {
  readonly name: string;
  readonly #socket: WorkerSocket;

  constructor(socket: WorkerSocket, name: string) {
    this.#socket = socket;
    this.name = name;
  }

  prepare(text: string): D1BoundStatement {
    return new D1BoundStatement(this, { text, values: [] });
  }

  async batch(statements: readonly D1BoundStatement[]): Promise<unknown> {
    return this.ask({ batch: statements.map(({ query }) => query) });
  }

  async exec(text: string): Promise<unknown> {
    return this.ask({ exec: text });
  }

  async dump(): Promise<never> {
    throw new Error("not for databases of tests");
  }

  async ask(question: object): Promise<unknown> {
    const body = JSON.stringify({ ...question, db: this.name });
    const answer: unknown = JSON.parse(await this.#socket.ask(body));
    if (typeof answer !== "object" || answer === null) throw new Error("the worker gave no answer");
    const message: unknown = Reflect.get(answer, "error");
    if (message !== undefined) {
      throw new Error(String(message), { cause: new Error(String(Reflect.get(answer, "cause"))) });
    }
    return Reflect.get(answer, "result");
  }
}

class D1BoundStatement {
  readonly #binding: D1Binding;
  readonly query: Query;

  constructor(binding: D1Binding, query: Query) {
    this.#binding = binding;
    this.query = query;
  }

  bind(...values: readonly unknown[]): D1BoundStatement {
    return new D1BoundStatement(this.#binding, { text: this.query.text, values });
  }

  async raw({ columnNames = false } = {}): Promise<readonly (readonly unknown[])[]> {
    const rows = await this.#ask(columnNames ? "rawWithNames" : "raw");
    if (!Array.isArray(rows)) throw new Error("the worker gave no rows");
    return rows;
  }

  async run(): Promise<unknown> {
    return this.#ask("run");
  }

  async all(): Promise<unknown> {
    return this.#ask("all");
  }

  #ask(mode: Mode): Promise<unknown> {
    return this.#binding.ask({ mode, query: this.query });
  }
}

const WORKER = `
const modes = {
  raw: (statement) => statement.raw(),
  rawWithNames: (statement) => statement.raw({ columnNames: true }),
  run: (statement) => statement.run(),
  all: (statement) => statement.all(),
};

async function answer(env, { db, mode, query, batch, exec }) {
  const prepared = ({ text, values }) => env[db].prepare(text).bind(...values);
  try {
    if (batch) return { result: await env[db].batch(batch.map(prepared)) };
    if (exec) return { result: await env[db].exec(exec) };
    return { result: await modes[mode](prepared(query)) };
  } catch (error) {
    return { error: error.message, cause: error.cause?.message };
  }
}

export default {
  fetch(request, env) {
    const [client, server] = Object.values(new WebSocketPair());
    server.accept();
    server.addEventListener("message", async ({ data }) => {
      const end = data.indexOf(" ");
      const told = await answer(env, JSON.parse(data.slice(end)));
      server.send(data.slice(0, end + 1) + JSON.stringify(told));
    });
    return new Response(null, { status: 101, webSocket: client });
  },
};
`;
