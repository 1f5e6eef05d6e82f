import { fieldOf } from "../../ir/catalog.ts";
import type { NestOutput, Output } from "../../ir/logical/project.ts";
import { type Fragment, joined, nothing, sql } from "./fragment.ts";
import { emitNest } from "./nest.ts";
import { conjunction } from "./predicate.ts";
import { isLimited, rowSetOf } from "./row-set.ts";
import type { RowReference, Scope } from "./scope.ts";
import { filteredSource } from "./source.ts";

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
    if (!endsInKey(output)) return json.embed(emitNest(output, row, inner, scope));
    const { array, joins: own } = joinOne(output, row, inner, scope);
    joins.push(own);
    return array;
  });
  return { items, joins: joined(joins, nothing) };
}

/** Lowering limits a to-one whose link could find several rows. */
function endsInKey({ cardinality, plan }: NestOutput): boolean {
  const set = rowSetOf(plan.input);
  return cardinality === "one" && set.related !== null && set.inner === null && !isLimited(set);
}

interface JoinedRow {
  readonly array: Fragment;
  readonly joins: Fragment;
}

function joinOne(nest: NestOutput, row: RowReference, path: string, scope: Scope): JoinedRow {
  const set = rowSetOf(nest.plan.input);
  if (set.related === null) throw new TypeError(`"${path}" is not linked to its parent`);
  const source = filteredSource(set, row, scope);
  const { json } = scope.dialect;
  const { items, joins } = joinedItems(nest.plan.outputs, source.row, path, scope);
  const isPresent = sql`${source.row.column(set.related.link.to)} is not null`;
  const condition = conjunction(source.conditions) ?? isPresent;
  return {
    array: json.embed(sql`case when ${isPresent} then ${json.array(items)} end`),
    joins: sql` left join ${source.from} on ${condition}${joins}`,
  };
}
