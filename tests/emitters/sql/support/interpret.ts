import { type Catalog, type Link, modelOf } from "../../../../ir/catalog.ts";
import { equalCells } from "../../../../ir/compare-cells.ts";
import type { RowCount } from "../../../../ir/logical/limit.ts";
import type { Rows } from "../../../../ir/logical/logical-plan.ts";
import type { NestOutput, Output, Project } from "../../../../ir/logical/project.ts";
import { cellOf, evaluate, type FixtureRow, sortRows } from "./evaluate.ts";
import type { Decoded, DecodedRow } from "./run-leaf.ts";

/** What is stored: rows by model. */
export type Stored = Readonly<Record<string, readonly FixtureRow[]>>;

/** What a projection asks for, row by row and without any cleverness. */
export function interpret(
  query: Project,
  stored: Stored,
  catalog: Catalog,
  values: readonly unknown[],
): readonly DecodedRow[] {
  return projected(query, null);

  function projected({ input, outputs }: Project, parent: FixtureRow | null): readonly DecodedRow[] {
    return rowsOf(input, parent).map((row) => outputs.map((output) => outputOf(output, row)));
  }

  function outputOf(output: Output, row: FixtureRow): Decoded {
    if (output.kind === "field") return cellOf(row, output.name);
    const rows = projected(output.plan, row);
    return output.cardinality === "many" ? rows : (rows[0] ?? null);
  }

  function rowsOf(rows: Rows, parent: FixtureRow | null): readonly FixtureRow[] {
    switch (rows.kind) {
      case "scan":
        return stored[rows.model] ?? [];
      case "empty":
        return [];
      case "related":
        return parent === null ? [] : relatedTo(parent, rows.link, stored[rows.model] ?? []);
      case "filter":
        return rowsOf(rows.input, parent).filter(
          (row) => evaluate(rows.predicate, row, modelOf(catalog, modelNameOf(rows)), values) === true,
        );
      case "sort":
        return sortRows(rowsOf(rows.input, parent), rows.by, modelOf(catalog, modelNameOf(rows)));
      case "limit": {
        const all = rowsOf(rows.input, parent);
        const skip = countOf(rows.skip) ?? 0;
        const take = countOf(rows.take) ?? all.length;
        return all.slice(skip, skip + take);
      }
    }
  }

  function relatedTo(parent: FixtureRow, link: Link, all: readonly FixtureRow[]): readonly FixtureRow[] {
    const from = cellOf(parent, link.from);
    if (from === null) return [];
    const { through } = link;
    if (through === null) return all.filter((row) => equalCells("string", cellOf(row, link.to), from));
    const connected = (stored[through.model] ?? []).filter((row) => cellOf(row, through.from) === from);
    return all.filter((row) => connected.some((each) => cellOf(each, through.to) === cellOf(row, link.to)));
  }

  function countOf(count: RowCount | null): number | null {
    if (count === null) return null;
    const value = count.kind === "literal" ? count.value : values[count.slot];
    return typeof value === "number" ? value : null;
  }
}

function modelNameOf(rows: Rows): string {
  return rows.kind === "filter" || rows.kind === "sort" || rows.kind === "limit"
    ? modelNameOf(rows.input)
    : rows.model;
}

/** The rows, with those lists sorted for which the query promises no order. */
export function withoutUnaskedOrder(query: Project, rows: readonly DecodedRow[]): readonly DecodedRow[] {
  const settled = rows.map((row) =>
    query.outputs.map((output, at) =>
      output.kind === "nest" ? settledNest(output, row[at]) : (row[at] ?? null),
    ),
  );
  if (isSorted(query.input)) return settled;
  return settled
    .map((row) => ({ row, key: textOf(row) }))
    .sort(byKey)
    .map(({ row }) => row);
}

function settledNest({ plan, cardinality }: NestOutput, nested: Decoded | undefined): Decoded {
  if (!Array.isArray(nested)) return null;
  const rows = cardinality === "one" ? [nested] : nested;
  const settled = withoutUnaskedOrder(plan, rows);
  return cardinality === "one" ? (settled[0] ?? null) : settled;
}

function isSorted(rows: Rows): boolean {
  if (rows.kind === "sort") return true;
  return (rows.kind === "limit" || rows.kind === "filter") && isSorted(rows.input);
}

function byKey(a: { readonly key: string }, b: { readonly key: string }): number {
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}

function textOf(row: DecodedRow): string {
  return JSON.stringify(row, (_, value: unknown) => (typeof value === "bigint" ? `${value}n` : value));
}
