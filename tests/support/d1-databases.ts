import { Agent, request } from "node:http";
import { text } from "node:stream/consumers";
import { Miniflare } from "miniflare";

/**
 * D1 databases in workerd, and bindings of them for this process. Miniflare's own proxy of a binding makes
 * `prepare` and `bind` synchronous requests, each milliseconds long, and fails at times under load; here a
 * statement is one request to a worker, which has the real binding.
 */
export class D1Databases {
  readonly #free: string[];
  readonly #workerd: Miniflare;

  constructor(count: number) {
    this.#free = Array.from({ length: count }, (_, at) => `DB${at}`);
    this.#workerd = new Miniflare({
      modules: [{ type: "ESModule", path: "worker.mjs", contents: WORKER }],
      compatibilityDate: "2026-04-01",
      d1Databases: [...this.#free],
      host: "127.0.0.1",
    });
  }

  /** A database without tables; there are as many at once as were asked for. */
  take(): D1Binding {
    const name = this.#free.pop();
    if (name === undefined) throw new Error("no D1 database is free");
    return new D1Binding(this.#workerd, name);
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
    await this.#workerd.dispose();
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
  readonly #workerd: Miniflare;

  constructor(workerd: Miniflare, name: string) {
    this.#workerd = workerd;
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
    const answer: unknown = JSON.parse(await post(await this.#workerd.ready, body));
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

/** Connections stay open: Miniflare's own way to its worker costs four times as much. */
const agent = new Agent({ keepAlive: true });

function post(url: URL, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { method: "POST", agent }, (response) => resolve(text(response)));
    asked.on("error", (error) => {
      // The worker closed the connection while nothing was on it, so that it has not read the question.
      if (asked.reusedSocket && Reflect.get(error, "code") === "ECONNRESET") resolve(post(url, body));
      else reject(error);
    });
    asked.end(body);
  });
}

const WORKER = `
const modes = {
  raw: (statement) => statement.raw(),
  rawWithNames: (statement) => statement.raw({ columnNames: true }),
  run: (statement) => statement.run(),
  all: (statement) => statement.all(),
};

export default {
  async fetch(request, env) {
    const { db, mode, query, batch, exec } = await request.json();
    const prepared = ({ text, values }) => env[db].prepare(text).bind(...values);
    try {
      if (batch) return Response.json({ result: await env[db].batch(batch.map(prepared)) });
      if (exec) return Response.json({ result: await env[db].exec(exec) });
      return Response.json({ result: await modes[mode](prepared(query)) });
    } catch (error) {
      return Response.json({ error: error.message, cause: error.cause?.message });
    }
  },
};
`;
