import { fieldOf } from "../../ir/catalog.ts";
import { linkToKey } from "../../ir/logical/link-to-key.ts";
import type { NestOutput, Output } from "../../ir/logical/project.ts";
import { type Fragment, joined, nothing, sql } from "./fragment.ts";
import { joinRow } from "./join-row.ts";
import { emitNest } from "./nest.ts";
import type { RowReference, Scope } from "./scope.ts";

/** A row as the items of a JSON array, and the joins that they read. */
export interface JoinedItems {
  readonly items: readonly Fragment[];
  /** ` left join … on …`, to stand after the row's own table. */
  readonly joins: Fragment;
}

/**
 * The row with its to-one relations joined instead of selected: over many rows at once that lets the
 * database choose between probing and hashing. A join cannot repeat a row, as the link ends in a key.
 */
export function joinedItems(
  outputs: readonly Output[],
  row: RowReference,
  path: string,
  scope: Scope,
): JoinedItems {
  const { codecs, json } = scope.dialect;
  const joins: Fragment[] = [];
  const items = outputs.map((output) => {
    if (output.kind === "field") {
      return codecs[fieldOf(row.model, output.name).kind].nest(row.column(output.name));
    }
    const inner = `${path}.${output.name}`;
    if (linkToKey(output) === null) return json.embed(emitNest(output, row, inner, scope));
    const { array, joins: own } = joinOne(output, row, inner, scope);
    joins.push(own);
    return array;
  });
  return { items, joins: joined(joins, nothing) };
}

interface JoinedArray {
  readonly array: Fragment;
  readonly joins: Fragment;
}

function joinOne(nest: NestOutput, parent: RowReference, path: string, scope: Scope): JoinedArray {
  const { row, join, isPresent } = joinRow(nest, parent, path, scope);
  const { json } = scope.dialect;
  const { items, joins } = joinedItems(nest.plan.outputs, row, path, scope);
  return {
    array: json.embed(sql`case when ${isPresent} then ${json.array(items)} end`),
    joins: sql`${join}${joins}`,
  };
}
