import { OrmError } from "../../../ir/orm-error.ts";

/** What `$extends` has a client do otherwise than the one it was made from, by Prisma's names. */
export interface PrismaExtensions {
  /** What a `result` extension computes for the records of a model, also in the place of what is stored. */
  readonly computedIn: (model: string) => ReadonlySet<string>;
  /** Whether a `model` extension has a method of that name of its own. */
  readonly replaces: (model: string, method: string) => boolean;
  /** Whether a `query` extension names the operation. One of `$allOperations` does not: it is asked for each. */
  readonly hooksInto: (delegate: string, operation: string) => boolean;
}

/** Prisma 6 and 7 keep them alike, also in the client of a transaction. */
export function extensionsOf(client: object): PrismaExtensions {
  const kept: unknown = Reflect.get(client, "_extensions");
  const ask = (method: string, ...about: readonly string[]): unknown => {
    const answer: unknown = typeof kept === "object" && kept !== null ? Reflect.get(kept, method) : undefined;
    if (typeof answer !== "function") throw untold();
    return Reflect.apply(answer, kept, about);
  };
  const hooks = (delegate: string, operation: string): number => {
    const found = ask("getAllQueryCallbacks", delegate, operation);
    if (!Array.isArray(found)) throw untold();
    return found.length;
  };
  const isTransaction = Reflect.get(client, "$connect") === undefined;
  if (!isTransaction && namesIn(ask("getAllClientExtensions")).includes("$replica")) throw readsReplicas();
  return {
    computedIn: (model) => new Set(namesIn(ask("getAllComputedFields", model))),
    replaces: (model, method) => namesIn(ask("getAllModelExtensions", model)).includes(method),
    hooksInto: (delegate, operation) => hooks(delegate, operation) > hooks(delegate, "$anyOther"),
  };
}

function namesIn(found: unknown): readonly string[] {
  if (found === undefined) return [];
  if (typeof found !== "object" || found === null) throw untold();
  return Object.keys(found);
}

/** As `@prisma/extension-read-replicas` does, for the reads outside a transaction that are calls. */
function readsReplicas(): OrmError {
  return new OrmError(
    "UNSUPPORTED",
    "the PrismaClient may have replicas answer, which do not have what was just written; give what its $primary() is",
    { backendKind: "prisma", path: "client" },
  );
}

function untold(): OrmError {
  return new OrmError(
    "UNSUPPORTED",
    "the PrismaClient does not tell what its extensions do; those of Prisma 6.19 and 7 do",
    { backendKind: "prisma", path: "client" },
  );
}
