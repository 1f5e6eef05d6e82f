import type { SqlValue } from "../../../emitters/sql/sql-codec.ts";
import { rewrittenText } from "../../sql/rewritten-text.ts";
import type { SqlRequest, SqlResult } from "../../sql/sql-client.ts";
import { isObject } from "../match.ts";
import { listsOf } from "./host-rows.ts";
import { toSqlResult, wholeNumber } from "./mysql2-core.ts";

/** What is used of a Sequelize instance. */
export interface Sequelize {
  readonly config: { readonly pool?: { readonly max?: unknown } };
  readonly options: { readonly dialectOptions?: { readonly foundRows?: unknown } };
  getDialect(): string;
  query(text: string, options: QueryOptions): Promise<unknown>;
  transaction(options: { readonly isolationLevel?: string }): Promise<SequelizeTransaction>;
}

export interface SequelizeTransaction {
  /** How it ended, also where Sequelize ended it. */
  readonly finished?: string;
  commit(): Promise<void>;
  rollback(): Promise<void>;
}

interface QueryOptions {
  readonly bind?: readonly (SqlValue | bigint)[];
  readonly type: "SELECT" | "RAW";
  readonly transaction: SequelizeTransaction | null;
  readonly raw: true;
  readonly nest: false;
  readonly plain: false;
  readonly useMaster: true;
  readonly retry: { readonly max: 1 };
}

/**
 * Against what the application has set for its own queries. A replica may not have what was written before,
 * and a statement that answers rows may write; one whose answer was lost may have been done.
 */
const OPTIONS = { raw: true, nest: false, plain: false, useMaster: true, retry: { max: 1 } } as const;

/** `null` is no transaction, not the one that Sequelize would find in the context of the call. */
export async function sendSequelize(
  sequelize: Sequelize,
  transaction: SequelizeTransaction | null,
  request: SqlRequest,
  values: readonly SqlValue[],
): Promise<SqlResult> {
  const options = { ...OPTIONS, type: request.answer === "rows" ? "SELECT" : "RAW", transaction } as const;
  // Without values Sequelize reads no placeholders, and wants nothing escaped.
  const answer =
    values.length === 0
      ? await sequelize.query(request.text, options)
      : await sequelize.query(textOf(request), { ...options, bind: values.map(wholeNumber) });
  if (request.answer === "count") return countIn(answer);
  const rows = listsOf(answer);
  return { rows, affected: rows.length };
}

const texts = new WeakMap<SqlRequest, string>();

function textOf(request: SqlRequest): string {
  const known = texts.get(request);
  if (known !== undefined) return known;
  const text = rewrittenText(request.text, (position) => `$${position}`, escaped);
  texts.set(request, text);
  return text;
}

/** Sequelize takes these for placeholders inside quotes too, and `$$` for a `$`. */
function escaped(part: string): string {
  return part.replace(/\B\$(?=[$\w])/g, "$$$$");
}

const NO_ROWS: SqlResult = { rows: [], affected: 0 };

/** Of an insert Sequelize answers the last number given and a count, of all else what its client said. */
function countIn(answer: unknown): SqlResult {
  if (!Array.isArray(answer)) throw new TypeError("the query answered no count");
  const [first, second]: readonly unknown[] = answer;
  if (typeof second === "number") return { rows: [], affected: second, insertId: insertIdOf(first) };
  const told = isObject(second) ? second : first;
  if (!isObject(told)) return NO_ROWS;
  if ("info" in told) return toSqlResult(told);
  const count: unknown = Reflect.get(told, "rowCount") ?? Reflect.get(told, "affectedRows");
  return typeof count === "number" ? { ...NO_ROWS, affected: count } : NO_ROWS;
}

function insertIdOf(value: unknown): string | number | null {
  if (typeof value === "bigint") return value.toString();
  return typeof value === "number" || typeof value === "string" ? value : null;
}
