import { fieldOf } from "../../ir/catalog.ts";
import type { Output } from "../../ir/logical/project.ts";
import { conjuncts } from "../../ir/predicate/conjuncts.ts";
import type { InList } from "../../ir/predicate/in-list.ts";
import type { Predicate } from "../../ir/predicate/predicate.ts";
import { sql } from "./fragment.ts";
import { neededFields } from "./needed-fields.ts";
import { isLimited, type RowSet } from "./row-set.ts";
import { columnName, modelNamed, type Scope, tableName } from "./scope.ts";
import { filteredSource, type Source, selectFields, subselectRow } from "./source.ts";

/** The rows of a few keys, each of which is looked up by itself. */
export interface ProbedKeys {
  readonly keys: InList;
  /** The rows without the keys. */
  readonly rest: RowSet;
}

/** `null` where the rows are not asked for by such keys, or the dialect has no form of its own for them. */
export function probedKeys(set: RowSet, scope: Scope): ProbedKeys | null {
  if (scope.dialect.query.keyProbe === null || isLimited(set) || set.inner !== null) return null;
  if (set.related !== null || set.by.length > 0) return null;
  const items = set.filters.flatMap(conjuncts);
  const keys = items.find(isFewKeys);
  if (keys === undefined) return null;
  return { keys, rest: { ...set, filters: items.filter((filter) => filter !== keys) } };
}

function isFewKeys(predicate: Predicate): predicate is InList {
  return predicate.kind === "inList" && predicate.fewKeys;
}

/**
 * A select of one row beside each key: its limit keeps the planner from joining it to the keys, for which it would
 * rather read a table of a thousand rows than find sixteen of them.
 */
export function probedSource({ keys, rest }: ProbedKeys, outputs: readonly Output[], scope: Scope): Source {
  const { keyProbe } = scope.dialect.query;
  if (keyProbe === null) throw new TypeError("the dialect does not look keys up one by one");
  const model = modelNamed(scope, rest.model);
  const field = fieldOf(model, keys.field);
  const fields = neededFields(outputs, []);
  const list = scope.nextAlias();
  const rows = filteredSource(rest, null, scope);
  const probe = keyProbe(
    field.kind,
    { column: columnName(scope, model, field.name), table: tableName(scope.dialect, model), list },
    keys.slot,
  );
  const isKey = sql`${rows.row.column(field.name)} = ${probe.key}`;
  const found = { ...rows, conditions: [isKey, ...rows.conditions] };
  const alias = scope.nextAlias();
  return {
    row: subselectRow(model, alias, fields),
    from: sql`${probe.from} cross join lateral (${selectFields(rest, found, fields, scope)} limit 1) as ${alias}`,
    conditions: [],
  };
}
