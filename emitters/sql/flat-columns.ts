import { fieldOf } from "../../ir/catalog.ts";
import type { NestOutput, Output } from "../../ir/logical/project.ts";
import { type Fragment, joined, nothing, sql } from "./fragment.ts";
import { joinRow } from "./join-row.ts";
import { emitNest } from "./nest.ts";
import type { RowReference, Scope } from "./scope.ts";

/** Columns of a select, and the joins that they read. */
export interface FlatColumns {
  readonly columns: readonly Fragment[];
  /** ` left join … on …`, to stand after the row's own table. */
  readonly joins: Fragment;
}

/** The outputs as columns: those of a joined row one after another, other related rows as one value. */
export function flatColumns(
  outputs: readonly Output[],
  row: RowReference,
  path: string,
  scope: Scope,
): FlatColumns {
  const { codecs, json } = scope.dialect;
  return sideBySide(
    outputs.map((output) => {
      if (output.kind === "field") {
        const { kind } = fieldOf(row.model, output.name);
        return { columns: [codecs[kind].project(row.column(output.name))], joins: nothing };
      }
      const inner = path === "" ? output.name : `${path}.${output.name}`;
      if (isJoined(inner, scope)) return joinedColumns(output, row, inner, scope);
      return { columns: [json.column(sql`(${emitNest(output, row, inner, scope)})`)], joins: nothing };
    }),
  );
}

/** Whether the row of the relation at the path stands column by column in the row of the statement. */
export function isJoined(path: string, { nests }: Scope): boolean {
  return nests[path] === "joined";
}

export function sideBySide(placed: readonly FlatColumns[]): FlatColumns {
  return {
    columns: placed.flatMap(({ columns }) => columns),
    joins: joined(
      placed.map(({ joins }) => joins),
      nothing,
    ),
  };
}

function joinedColumns(nest: NestOutput, parent: RowReference, path: string, scope: Scope): FlatColumns {
  const { row, join } = joinRow(nest, parent, path, scope);
  const { columns, joins } = flatColumns(nest.plan.outputs, row, path, scope);
  return { columns, joins: joined([join, joins], nothing) };
}
