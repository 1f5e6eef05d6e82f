import { OrmError } from "../../../ir/orm-error.ts";

/** What is used of a PrismaClient besides its models. */
export interface PrismaClient {
  $queryRawUnsafe(text: string, ...values: readonly unknown[]): PromiseLike<unknown>;
  $executeRawUnsafe(text: string, ...values: readonly unknown[]): PromiseLike<number>;
  $transaction?(body: (tx: PrismaClient) => Promise<void>, options: object): PromiseLike<unknown>;
  /** Absent on the client that a transaction's callback receives. */
  $connect?(): unknown;
}

/** What a client was generated from, and what it was made with. */
export interface PrismaClientFacts {
  /** The whole Prisma schema. */
  readonly schema: string;
  /** `postgresql`, `sqlite`, … */
  readonly provider: string;
  /** The driver adapter's package name. */
  readonly adapter: string | null;
  /** The database schema that the adapter was told to look in. */
  readonly namespace: string | null;
}

/** Prisma 6 and 7 embed the schema; what else a client tells of its models has no keys. */
export function factsOf(client: PrismaClient): PrismaClientFacts {
  const config = property(client, "_engineConfig");
  const schema = property(config, "inlineSchema");
  const provider = property(client, "_activeProvider");
  if (typeof schema !== "string" || typeof provider !== "string") {
    throw new OrmError(
      "UNSUPPORTED",
      "the PrismaClient does not tell its schema; Prisma 6.19 and 7 with a driver adapter do",
      { backendKind: "prisma", path: "client" },
    );
  }
  const adapter = property(config, "adapter");
  return {
    schema,
    provider,
    adapter: text(property(adapter, "adapterName")),
    namespace: text(property(property(adapter, "options"), "schema")),
  };
}

function property(object: unknown, name: string): unknown {
  return typeof object === "object" && object !== null ? Reflect.get(object, name) : undefined;
}

function text(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

/** Calls `client.delegate.method(args)`. */
export function callModel(
  client: PrismaClient,
  delegate: string,
  method: string,
  args: unknown,
): PromiseLike<unknown> {
  const model: unknown = Reflect.get(client, delegate);
  const call = property(model, method);
  if (typeof model !== "object" || model === null || typeof call !== "function") {
    throw new OrmError("UNSUPPORTED", `the PrismaClient has no ${delegate}.${method}`, {
      backendKind: "prisma",
    });
  }
  return Reflect.apply(call, model, [args]);
}
