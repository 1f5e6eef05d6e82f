import { fieldOf } from "../../ir/catalog.ts";
import type { Predicate } from "../../ir/predicate/predicate.ts";
import { type Fragment, sql } from "./fragment.ts";
import { keyLength } from "./key-length.ts";
import { boundCell, type RowReference, type Scope, storedColumn } from "./scope.ts";

const TRUE = sql`1 = 1`;
const FALSE = sql`1 = 0`;
const UNKNOWN = sql`1 = null`;
const AND = sql` and `;
const OR = sql` or `;

/** The condition on the row, true, false or unknown as the IR says. */
export function emitPredicate(predicate: Predicate, row: RowReference, scope: Scope): Fragment {
  switch (predicate.kind) {
    case "constant":
      return predicate.value === null ? UNKNOWN : predicate.value ? TRUE : FALSE;
    case "and":
      return balanced(each(predicate.items, row, scope), AND) ?? TRUE;
    case "or":
      return balanced(each(predicate.items, row, scope), OR) ?? FALSE;
    case "not":
      return sql`not (${emitPredicate(predicate.item, row, scope)})`;
    default:
      return emitTest(predicate, row, scope);
  }
}

type Test = Exclude<Predicate, { readonly kind: "constant" | "and" | "or" | "not" }>;

/** A condition on one field. */
function emitTest(test: Test, row: RowReference, scope: Scope): Fragment {
  const { codecs, query } = scope.dialect;
  const { column, storage } = storedColumn(scope, row, test.field);
  const { kind } = fieldOf(row.model, test.field);
  switch (test.kind) {
    case "isNull":
      return test.negated ? sql`${column} is not null` : sql`${column} is null`;
    case "inList":
      return query.inList(
        {
          kind,
          nextAlias: scope.nextAlias,
          isKey: () => keyLength(scope.catalog, row.model, test.field) > 0,
          storage,
        },
        column,
        test.slot,
        test.negated,
      );
    case "compare":
      return codecs[kind].compare(
        test.op,
        column,
        boundCell(scope, row.model, test.field, test.slot),
        storage,
      );
    case "textMatch":
      return query.textMatch[test.mode](column, boundCell(scope, row.model, test.field, test.slot));
  }
}

function each(items: readonly Predicate[], row: RowReference, scope: Scope): readonly Fragment[] {
  return items.map((item) => emitPredicate(item, row, scope));
}

/** All of the conditions; `null` for none. */
export function conjunction(conditions: readonly Fragment[]): Fragment | null {
  return balanced(conditions, AND);
}

/** As a balanced tree, since databases bound the depth of an expression, and a chain is as deep as long. */
function balanced(items: readonly Fragment[], operator: Fragment): Fragment | null {
  const [first] = items;
  if (first === undefined) return null;
  if (items.length === 1) return first;
  const middle = items.length >> 1;
  const left = balanced(items.slice(0, middle), operator);
  const right = balanced(items.slice(middle), operator);
  return left && right && sql`(${left}${operator}${right})`;
}
