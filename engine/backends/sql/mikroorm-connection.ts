import type { SqlValue } from "../../../emitters/sql/sql-codec.ts";
import type { IsolationLevel } from "../../../ir/capabilities.ts";
import { errorMessage } from "../../sql/error-property.ts";
import { rewrittenText } from "../../sql/rewritten-text.ts";
import type { SqlPool, SqlRequest, SqlResult } from "../../sql/sql-client.ts";
import { connectionByObjects } from "../../sql/transaction-objects.ts";
import { isObject } from "../match.ts";
import { listsOf } from "./host-rows.ts";

/** What is used of a connection of MikroORM 6, which writes the values into the text and binds none. */
export interface MikroormConnection {
  execute(
    text: string,
    values: readonly SqlValue[],
    method: "all" | "run",
    transaction: object | undefined,
  ): Promise<unknown>;
  begin(options: { readonly isolationLevel?: IsolationLevel }): Promise<object>;
  commit(transaction: object): Promise<void>;
  rollback(transaction: object): Promise<void>;
}

export interface MikroormPlatform {
  formatQuery(text: string, values: readonly SqlValue[]): string;
}

export interface MikroormPlace {
  readonly connection: MikroormConnection;
  readonly platform: MikroormPlatform;
  readonly connectionsMax: number;
  /** There is no other isolation level than the one that every transaction has. */
  readonly isAlwaysSerializable: boolean;
}

export function mikroormPool(place: MikroormPlace): SqlPool {
  const { connection, connectionsMax, isAlwaysSerializable } = place;
  return {
    connectionsMax,
    run: (request, values) => send(place, null, request, values),
    acquire: async () => ({
      ...connectionByObjects<object>({
        begin: (isolationLevel) =>
          connection.begin(isolationLevel === undefined || isAlwaysSerializable ? {} : { isolationLevel }),
        commit: (transaction) => connection.commit(transaction),
        rollback: (transaction) => connection.rollback(transaction),
        run: (transaction, request, values) => send(place, transaction, request, values),
      }),
      release: () => undefined,
    }),
  };
}

async function send(
  place: MikroormPlace,
  transaction: object | null,
  request: SqlRequest,
  given: readonly SqlValue[],
): Promise<SqlResult> {
  const { connection, platform } = place;
  // Without values it reads no placeholders, and wants nothing escaped.
  const text = given.length === 0 ? request.text : textOf(request);
  const values = given.map(written);
  const isRows = request.answer === "rows";
  try {
    const answer = await connection.execute(text, values, isRows ? "all" : "run", transaction ?? undefined);
    if (!isRows) return countIn(answer);
    const rows = listsOf(answer);
    return { rows, affected: rows.length };
  } catch (error) {
    throw withoutStatement(error, platform.formatQuery(text, values));
  }
}

const texts = new WeakMap<SqlRequest, string>();

function textOf(request: SqlRequest): string {
  const known = texts.get(request);
  if (known !== undefined) return known;
  const text = rewrittenText(
    request.text,
    () => "?",
    (part) => part.replaceAll("?", "\\?"),
  );
  texts.set(request, text);
  return text;
}

/**
 * As text a minus sign would stand apart from its number, which a cast binds closer, and a list would become
 * an enumeration.
 */
function written(value: SqlValue): SqlValue {
  if (typeof value === "number" && value < 0) return String(value);
  return typeof value === "object" && value !== null ? arrayLiteral(value) : value;
}

/** The one dialect that binds lists is PostgreSQL. */
function arrayLiteral(items: readonly (string | number | null)[]): string {
  const cells = items.map((item) => (item === null ? "null" : `"${String(item).replace(/[\\"]/g, "\\$&")}"`));
  return `{${cells.join(",")}}`;
}

function countIn(answer: unknown): SqlResult {
  if (!isObject(answer)) throw new TypeError("the query answered no count");
  const insertId: unknown = Reflect.get(answer, "insertId");
  return {
    rows: [],
    affected: Number(Reflect.get(answer, "affectedRows") ?? 0),
    insertId: typeof insertId === "number" || typeof insertId === "string" ? insertId : null,
  };
}

/** The error with the message of the database alone, which Knex puts behind the statement and its values. */
function withoutStatement(error: unknown, statement: string): unknown {
  if (!isObject(error)) return error;
  const message = errorMessage(error);
  for (const text of [statement, statement.replaceAll("\\?", "?")]) {
    const start = `${text} - `;
    if (message.startsWith(start)) {
      return Object.create(error, { message: { value: message.slice(start.length) } });
    }
  }
  return error;
}
