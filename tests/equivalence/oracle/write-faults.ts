import type { Model, UniqueKey } from "../../../ir/catalog.ts";
import { Generated, type Row } from "./cell.ts";
import { cellsEqual } from "./cell-order.ts";
import type { ChangedRow } from "./changes.ts";
import { sharesKey } from "./constraints.ts";

/** What a write brings with it that its end state does not show. */
export interface WriteFaults {
  /** A result does not fit its field. */
  readonly outOfRange: boolean;
  /** A decimal has more digits than the widest column of MySQL, and is no less exact for that elsewhere. */
  readonly hugeDecimal: boolean;
  /**
   * Keys that one row takes while another may still have them: databases check unique keys row by row, in
   * whatever order the rows come.
   */
  readonly crossing: readonly UniqueKey[];
  /**
   * A row that refers to itself gets the field that it refers to written. SQLite then takes other rows that
   * refer to it for orphans though the value stays the same, and misses real ones.
   */
  readonly ownParent: boolean;
}

/** Of `decimal(65,30)`. */
const WHOLE_DIGITS_MAX = 35;
const FRACTION_DIGITS_MAX = 30;

export const NO_FAULTS: WriteFaults = {
  outOfRange: false,
  hugeDecimal: false,
  crossing: [],
  ownParent: false,
};

export function faultsOf(
  model: Model,
  changed: ReadonlyMap<Row, ChangedRow>,
  written: ReadonlySet<string>,
): WriteFaults {
  const changes = [...changed];
  return {
    outOfRange: changes.some(([, next]) => next.outOfRange),
    hugeDecimal: changes.some(([, { row }]) => hasHugeDecimal(model, row, written)),
    crossing: model.uniqueKeys.filter((key) =>
      changes.some(([old, next]) =>
        changes.some(([other]) => other !== old && sharesKey(model, key, next.row, other)),
      ),
    ),
    ownParent: changes.some(([old]) => isOwnParent(model, old, written)),
  };
}

function hasHugeDecimal(model: Model, row: Row, written: ReadonlySet<string>): boolean {
  return model.fields.some(({ name, kind }) => {
    const cell = row.get(name);
    if (kind !== "decimal" || !written.has(name) || typeof cell !== "string") return false;
    const [whole = "", fraction = ""] = cell.replace("-", "").split(".");
    return whole.length > WHOLE_DIGITS_MAX || fraction.length > FRACTION_DIGITS_MAX;
  });
}

function isOwnParent(model: Model, row: Row, written: ReadonlySet<string>): boolean {
  return model.fields.some(({ name, kind, references }) => {
    if (references === null || references.model !== model.name || !written.has(references.field))
      return false;
    const own = row.get(name) ?? null;
    const referred = row.get(references.field) ?? null;
    if (own instanceof Generated || referred instanceof Generated) return false;
    return own !== null && referred !== null && cellsEqual(kind, own, referred);
  });
}
