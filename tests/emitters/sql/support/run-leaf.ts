import { emitStatement } from "../../../../emitters/sql/index.ts";
import { renderTables } from "../../../../emitters/sql/tables.ts";
import type { Catalog } from "../../../../ir/catalog.ts";
import { fieldOf, modelOf } from "../../../../ir/catalog.ts";
import type { Cell } from "../../../../ir/field-kind.ts";
import type { Count } from "../../../../ir/logical/count.ts";
import type { Write } from "../../../../ir/logical/logical-plan.ts";
import { modelOfRows } from "../../../../ir/logical/model-of-rows.ts";
import type { Project } from "../../../../ir/logical/project.ts";
import { type Column, cellColumn, nestColumn } from "../../../../ir/physical/column.ts";
import type { Strategy } from "../../../../ir/physical/physical-plan.ts";
import { type PushedQuery, pushedQuery } from "../../../../ir/physical/pushed-query.ts";
import { type PushedWrite, pushedWrite } from "../../../../ir/physical/pushed-write.ts";
import type { SqlStatement } from "../../../../ir/physical/sql-statement.ts";
import type { Answer, Target } from "./target.ts";

export type Leaf = PushedQuery | PushedWrite;

/** A row as the engine sees it: cells, rows of a nest, a row, or null. */
export type DecodedRow = readonly Decoded[];
export type Decoded = Cell | DecodedRow | readonly DecodedRow[];

export async function createTables(target: Target, catalog: Catalog): Promise<void> {
  for (const text of renderTables(catalog, target.dialect)) await target.run(text, []);
}

export async function runLeaf(
  target: Target,
  catalog: Catalog,
  leaf: Leaf,
  values: readonly unknown[],
): Promise<{ readonly rows: readonly DecodedRow[]; readonly affected: number }> {
  const statement = emitStatement(leaf, catalog, target.dialect);
  const { rows, affected } = await send(target, statement, values);
  return { rows: rows.map((row) => decodeRow(target, leaf.columns ?? [], row)), affected };
}

export function send(target: Target, statement: SqlStatement, values: readonly unknown[]): Promise<Answer> {
  const bound = statement.bindings.map(({ slot, form }) => target.dialect.encoderOf(form)(values[slot]));
  return target.run(statement.text, statement.parameters === "each" ? bound : [JSON.stringify(bound)]);
}

export async function countOf(
  target: Target,
  catalog: Catalog,
  query: Count,
  values: readonly unknown[],
): Promise<number> {
  const leaf = pushedQuery({ query, columns: [], single: true, partitionBy: null, nests: {} });
  const { rows } = await send(target, emitStatement(leaf, catalog, target.dialect), values);
  return Number(rows[0]?.[0]);
}

export interface QueryOptions {
  readonly partitionBy?: string;
  /** The strategy of every nest, by path. */
  readonly nests?: Readonly<Record<string, Strategy>>;
}

export function queryLeaf(catalog: Catalog, query: Project, options: QueryOptions = {}): PushedQuery {
  return pushedQuery({
    query,
    columns: columnsOf(catalog, query),
    single: false,
    partitionBy: options.partitionBy ?? null,
    nests: options.nests ?? {},
  });
}

/** The write; `returning` names the fields that it answers with. */
export function writeLeaf(
  catalog: Catalog,
  write: Write,
  returning: readonly string[] | null = null,
): PushedWrite {
  const model = modelOf(catalog, write.model);
  return pushedWrite(write, returning?.map((name) => cellColumn(name, fieldOf(model, name).kind)) ?? null);
}

function columnsOf(catalog: Catalog, query: Project): readonly Column[] {
  const model = modelOf(catalog, modelOfRows(query.input));
  return query.outputs.map((output) =>
    output.kind === "field"
      ? cellColumn(output.name, fieldOf(model, output.name).kind)
      : nestColumn(output.name, output.cardinality, output.required, columnsOf(catalog, output.plan)),
  );
}

function decodeRow(target: Target, columns: readonly Column[], row: readonly unknown[]): DecodedRow {
  return columns.map((column, at) => {
    const raw = row[at];
    if (raw === null || raw === undefined) return null;
    if (column.kind === "cell") return target.dialect.codecs[column.type].decode(raw);
    return decodeNest(
      target,
      column.columns,
      column.cardinality,
      typeof raw === "string" ? JSON.parse(raw) : raw,
    );
  });
}

function decodeNest(
  target: Target,
  columns: readonly Column[],
  cardinality: "one" | "many",
  raw: unknown,
): Decoded {
  if (!Array.isArray(raw)) throw new TypeError("related rows must be an array");
  if (cardinality === "one") return decodeNested(target, columns, raw);
  const rows = target.dialect.json.lists.layout === "columns" ? transposed(raw) : raw;
  return rows.map((row) => decodeNested(target, columns, row));
}

/** The rows of columns of which each holds the cells of all rows, and nothing for none. */
function transposed(columns: readonly unknown[]): readonly (readonly unknown[])[] {
  const [first] = columns;
  if (!Array.isArray(first)) return [];
  return first.map((_, at) => columns.map((column) => (Array.isArray(column) ? column[at] : undefined)));
}

function decodeNested(target: Target, columns: readonly Column[], row: unknown): DecodedRow {
  if (!Array.isArray(row) || row.length !== columns.length) throw new TypeError("a row must be an array");
  return columns.map((column, at): Decoded => {
    const raw: unknown = row[at];
    if (raw === null) return null;
    return column.kind === "cell"
      ? target.dialect.codecs[column.type].decodeNested(raw)
      : decodeNest(target, column.columns, column.cardinality, raw);
  });
}
