import { emitCall } from "../../../emitters/prisma/emit-call.ts";
import { emitRaw, type RawRows } from "../../../emitters/prisma/emit-raw.ts";
import { refusingLongProducts } from "../../../emitters/prisma/fixed-decimals.ts";
import { checkerOf } from "../../../emitters/prisma/kept-values.ts";
import { type PrismaCall, printCall } from "../../../emitters/prisma/prisma-call.ts";
import type { PrismaMapping } from "../../../emitters/prisma/prisma-mapping.ts";
import { isQuotable } from "../../../emitters/prisma/quotable.ts";
import { refuseUnfilled } from "../../../emitters/prisma/refuse-unfilled.ts";
import { refuseUnkept } from "../../../emitters/prisma/refuse-unkept.ts";
import { ROWS_MAX, skipOf, templateBinder } from "../../../emitters/prisma/template.ts";
import { Unsayable } from "../../../emitters/prisma/unsayable.ts";
import { clearedRows } from "../../../emitters/sql/cleared-rows.ts";
import type { Dialect } from "../../../emitters/sql/dialect.ts";
import { type Catalog, modelOf } from "../../../ir/catalog.ts";
import { OrmError } from "../../../ir/orm-error.ts";
import type { PushedWrite } from "../../../ir/physical/pushed-write.ts";
import type { SqlBinding } from "../../../ir/physical/sql-statement.ts";
import type { Answer, Leaf, PreparedLeaf, RowCodec, Session, Transaction } from "../../driver.ts";
import { type Clearing, clearFirst } from "../../sql/clear-first.ts";
import { modelsIn } from "../../sql/deferred/models-in.ts";
import { type SqlLeaf, sqlLeaf, subjectOf } from "../../sql/emit-leaf.ts";
import { listsInStatement } from "../../sql/lists-in-statement.ts";
import { runRequest } from "../../sql/run-request.ts";
import type { SqlResult } from "../../sql/sql-client.ts";
import { upsertedRow } from "../../sql/upserted-row.ts";
import { withLists } from "../../sql/with-lists.ts";
import { callModel, type PrismaClient } from "./prisma-client.ts";
import { type PrismaRequest, runRaw } from "./prisma-connection.ts";
import { instantColumns, type PrismaDatabase } from "./prisma-database.ts";
import type { PrismaExtensions } from "./prisma-extensions.ts";
import { recordReader } from "./read-record.ts";
import { refuseUnheard } from "./refuse-unheard.ts";

export interface PrismaLeafContext {
  readonly database: PrismaDatabase;
  readonly mapping: PrismaMapping;
  readonly extensions: PrismaExtensions;
  readonly dialect: Dialect;
  readonly codec: RowCodec;
  /** Begins the transaction of one call; `null` where Prisma has none. */
  readonly beginForCall: ((session: Session) => Promise<Transaction>) | null;
}

/** The leaf as a call of Prisma's where one says exactly that, else as one statement. */
export function preparePrismaLeaf(context: PrismaLeafContext, leaf: Leaf): PreparedLeaf {
  const pushed = sqlLeaf(leaf);
  for (const model of modelsIn(pushed)) context.mapping.model(model);
  const { beginForCall, dialect, mapping } = context;
  const clearing: Clearing = {
    dialect,
    prepare: (first) => prepareOne(context, first),
    context: beginForCall && { beginForCall, beginStatements: () => [] },
    level: undefined,
  };
  const one = prepareOne(context, pushed);
  return Object.freeze({ ...one, ...clearFirst(clearing, pushed, mapping.catalog, one) });
}

/** A call of Prisma's does not clear rows before it writes. */
function prepareOne(context: PrismaLeafContext, leaf: SqlLeaf): PreparedLeaf {
  const clears = leaf.kind === "pushedWrite" && clearsInside(context, leaf);
  const call = clears ? null : callOf(context, leaf);
  refuseUnheard(context.extensions, prismaModelOf(context, leaf), leaf, call);
  if (leaf.kind === "pushedWrite") {
    if (call === null) refuseUnkept(context.mapping, leaf);
    refuseUnfilled(context.mapping.model(leaf.write.model), leaf, call === null ? "sql" : "call");
  }
  return call === null ? prepareRaw(context, leaf) : prepareCall(context, leaf, call);
}

function clearsInside({ dialect, mapping }: PrismaLeafContext, { write }: PushedWrite): boolean {
  return dialect.write.clearsRows && clearedRows(write, modelOf(mapping.catalog, write.model)) !== null;
}

function prismaModelOf({ mapping }: PrismaLeafContext, leaf: SqlLeaf): string {
  return mapping.model(subjectOf(leaf).model).prisma.name;
}

function callOf({ mapping, database, extensions }: PrismaLeafContext, leaf: SqlLeaf): PrismaCall | null {
  for (const name of modelsIn(leaf)) {
    if (!isQuotable(modelOf(mapping.catalog, name), database.provider)) return null;
  }
  try {
    const { computedIn } = extensions;
    return emitCall({ mapping, provider: database.provider, computedIn }, leaf);
  } catch (error) {
    if (error instanceof Unsayable) return null;
    throw error;
  }
}

/** Sends, and reads, for one leaf. */
type Perform = (client: PrismaClient, values: readonly unknown[]) => Promise<SqlResult>;

function prepareCall(context: PrismaLeafContext, leaf: SqlLeaf, call: PrismaCall): PreparedLeaf {
  const { delegate, method, shape } = call;
  const bind = templateBinder(call.args);
  const read = shape === null ? null : recordReader(shape);
  const skip = skipOf(call.args);
  const perform: Perform = async (client, values) => {
    const answer = await callModel(client, delegate, method, bind(values)).then(undefined, nothingFound);
    if (read === null) return { rows: [], affected: countIn(answer) };
    const records = Array.isArray(answer) ? answer : answer === null ? [] : [answer];
    if (skip !== null && records.length > 0) refuseBeyond(values[skip], subjectOf(leaf).model);
    return { rows: records.map(read), affected: records.length };
  };
  return prepared(context, leaf, {
    text: printCall(call),
    perform,
    codec: null,
    queries: call.queries,
  });
}

/** Prisma has skipped as many rows as it counts. Where there are more, they are not the ones that were asked for. */
function refuseBeyond(skip: unknown, model: string): void {
  if (typeof skip !== "number" || skip <= ROWS_MAX) return;
  throw new OrmError("UNSUPPORTED", `${model}: a call of Prisma's skips at most ${ROWS_MAX} rows`, {
    backendKind: "prisma",
    path: "skip",
    meta: { model },
  });
}

/** An update of a row that is not there is an error of Prisma's, and none here. */
function nothingFound(error: unknown): null {
  if (typeof error === "object" && error !== null && Reflect.get(error, "code") === "P2025") return null;
  throw error;
}

function countIn(answer: unknown): number {
  const count: unknown =
    typeof answer === "object" && answer !== null ? Reflect.get(answer, "count") : answer;
  if (typeof count !== "number") throw new TypeError("Prisma returned no count");
  return count;
}

function prepareRaw(context: PrismaLeafContext, leaf: SqlLeaf): PreparedLeaf {
  const { database, mapping, codec } = context;
  refuseMixedInstants(context, leaf);
  const dialect = dialectOf(context, leaf);
  const { text, bindings, parameters } = emitRaw(leaf, mapping.catalog, dialect, database.rawRows);
  const isPacked = parameters === "one";
  const bind = bindings.map((binding) =>
    rawBinder(binding, dialect, isPacked ? "columns" : database.rawRows),
  );
  const answer = leaf.kind === "pushedWrite" && leaf.columns === null ? "count" : "rows";
  const isJson = database.rawRows === "json";
  const bindAll = withLists(listsInStatement(dialect, leaf, mapping.catalog), (values) =>
    bind.map((one) => one(values)),
  );
  const perform: Perform = async (client, values) => {
    const bound = bindAll(values);
    const result = await runRaw(client, { text, answer }, isPacked ? [JSON.stringify(bound)] : bound);
    return isJson ? { ...result, rows: result.rows.map(parsedRow) } : result;
  };
  return prepared(context, leaf, { text, perform, codec, queries: 1 });
}

function dialectOf({ dialect, mapping }: PrismaLeafContext, leaf: SqlLeaf): Dialect {
  if (leaf.kind === "pushedQuery") return dialect;
  return refusingLongProducts(dialect, mapping.model(leaf.write.model), leaf.write);
}

/** Where instants are text, Prisma's adapter knows which; where they are not, text is certain. */
function rawBinder(
  { slot, form }: SqlBinding,
  dialect: Dialect,
  rawRows: RawRows,
): (values: readonly unknown[]) => unknown {
  const isInstant = form.kind === "cell" && form.type === "datetime";
  if (isInstant && rawRows === "json") {
    return (values) => {
      const cell = values[slot];
      return typeof cell === "number" ? new Date(cell) : null;
    };
  }
  const encode = dialect.encoderOf(form);
  return (values) => encode(values[slot]);
}

function parsedRow(row: readonly unknown[]): readonly unknown[] {
  const [text] = row;
  const cells: unknown = typeof text === "string" ? JSON.parse(text) : text;
  if (!Array.isArray(cells)) throw new TypeError("the raw query returned no row");
  return cells;
}

/** PostgreSQL would compare the two kinds of columns by the session's time zone. */
function refuseMixedInstants({ database, mapping }: PrismaLeafContext, leaf: SqlLeaf): void {
  if (!database.pooled || instantColumns(mapping) !== "mixed") return;
  for (const name of modelsIn(leaf)) {
    if (!mapping.model(name).model.fields.some((field) => field.kind === "datetime")) continue;
    throw new OrmError(
      "UNSUPPORTED",
      `the Prisma schema keeps some instants with and some without a time zone, so that "${name}" cannot be ` +
        "reached by SQL; declare all of them as @db.Timestamptz(3)",
      { backendKind: "prisma", meta: { model: name } },
    );
  }
}

interface Sending {
  readonly text: string;
  readonly perform: Perform;
  readonly codec: RowCodec | null;
  /** Queries that Prisma makes of it at most: of relations, only where there are rows. */
  readonly queries: number;
}

function prepared({ mapping }: PrismaLeafContext, leaf: SqlLeaf, sending: Sending): PreparedLeaf {
  const { text, perform, codec, queries } = sending;
  const check = leaf.kind === "pushedWrite" ? checkerOf(mapping.model(leaf.write.model), leaf.write) : null;
  const about = { catalog: mapping.catalog, ...subjectOf(leaf) };
  const read = readerOf(leaf, mapping.catalog);
  return Object.freeze({
    text,
    codec,
    roundTripsMax: queries,
    run: (session, values, sent) => {
      check?.(values);
      const request: PrismaRequest = {
        text,
        name: null,
        answer: "rows",
        perform: (client) => perform(client, values),
      };
      return runRequest(session, request, [], sent, about, read);
    },
  } satisfies PreparedLeaf);
}

function readerOf(leaf: SqlLeaf, catalog: Catalog): (result: SqlResult) => Answer {
  if (leaf.kind === "pushedWrite" && leaf.write.kind === "upsert") {
    const upsert = leaf.write;
    const model = modelOf(catalog, upsert.model);
    return (result) => ({ rows: upsertedRow(model, upsert, result).rows, count: 1 });
  }
  if (leaf.kind === "pushedQuery" && leaf.query.kind === "count") {
    return ({ rows, affected }) => ({ rows: [], count: rows.length === 0 ? affected : Number(rows[0]?.[0]) });
  }
  return ({ rows, affected }) => ({ rows, count: affected });
}
