import type { IsolationLevel } from "../../../ir/capabilities.ts";
import { type Catalog, fieldOf, type Model, modelOf } from "../../../ir/catalog.ts";
import type { Rows } from "../../../ir/logical/logical-plan.ts";
import { type Update, update } from "../../../ir/logical/update.ts";
import { type Column, cellColumn } from "../../../ir/physical/column.ts";
import { pushedWrite } from "../../../ir/physical/pushed-write.ts";
import type { Answer, Sent, Session } from "../../driver.ts";
import { prepareStatement } from "../prepare-statement.ts";
import { fixedKey } from "./fixed-key.ts";
import { isKnownAfter, keyAfter } from "./key-after.ts";
import { type ReturningContext, SEEKING_LEVEL } from "./returning-context.ts";
import { type KeySlots, readOne, rowByKey } from "./rows-by-fields.ts";
import { slotsIn } from "./slots-in.ts";

const NOTHING: Answer = Object.freeze({ rows: [], count: 0 });

/** Statements of one transaction. */
export interface Steps {
  readonly texts: readonly string[];
  readonly level: IsolationLevel | undefined;
  readonly run: (session: Session, values: readonly unknown[], sent: Sent) => Promise<Answer>;
}

/** An update of at most one row, and the row as it is then: no rows where none matched. */
export function updateSteps(
  context: ReturningContext,
  write: Update,
  columns: readonly Column[],
  catalog: Catalog,
): Steps {
  const model = modelOf(catalog, write.model);
  const key = fixedKey(model, write.target);
  if (key === null || !isKnownAfter(model, key, write.changes)) {
    return updateFound(context, model, write, columns, catalog);
  }
  return updateByKey(context, write, key, columns, catalog);
}

function updateByKey(
  context: ReturningContext,
  { model, target, changes }: Update,
  key: KeySlots,
  columns: readonly Column[],
  catalog: Catalog,
): Steps {
  const write = prepareStatement(context, pushedWrite(update(model, target, changes, null), null), catalog);
  const after = readOne(rowByKey(model, keyAfter(key, changes)), columns);
  const read = prepareStatement(context, after, catalog);
  return {
    texts: [write, read].map(({ request }) => request.text),
    level: undefined,
    run: async (session, values, sent) => {
      const { count } = await write.run(session, values, sent);
      return count === 0 ? NOTHING : read.run(session, values, sent);
    },
  };
}

/** Finds and locks the row first, as nothing else says which one it will be, or which one it was. */
function updateFound(
  context: ReturningContext,
  model: Model,
  write: Update,
  columns: readonly Column[],
  catalog: Catalog,
): Steps {
  const found = findKey(context, model, write, catalog);
  const byKey = updateByKey(context, { ...write, target: found.row }, found.key, columns, catalog);
  return {
    texts: [found.text, ...byKey.texts],
    level: SEEKING_LEVEL,
    run: async (session, values, sent) => {
      const cells = await found.run(session, values, sent);
      return cells === null ? NOTHING : byKey.run(session, cells, sent);
    },
  };
}

interface FoundKey {
  readonly text: string;
  readonly key: KeySlots;
  readonly row: Rows;
  /** The call's values with the key of the row that was found; `null` where there is none. */
  readonly run: (session: Session, values: readonly unknown[], sent: Sent) => Promise<unknown[] | null>;
}

function findKey(
  context: ReturningContext,
  model: Model,
  { target, changes }: Update,
  catalog: Catalog,
): FoundKey {
  const keyColumns = model.primaryKey.map((name) => cellColumn(name, fieldOf(model, name).kind));
  const query = readOne(target, keyColumns);
  const statement = prepareStatement(context, query, catalog, " for update");
  const decoders = keyColumns.map(({ type }) => context.dialect.codecs[type].decode);
  const first = Math.max(-1, ...slotsIn({ target, changes })) + 1;
  const key: KeySlots = new Map(model.primaryKey.map((field, at) => [field, first + at]));
  return {
    text: statement.request.text,
    key,
    row: rowByKey(model.name, key),
    run: async (session, values, sent) => {
      const [row] = (await statement.run(session, values, sent)).rows;
      if (row === undefined) return null;
      const cells = Array.from({ length: first }, (_, slot) => values[slot]);
      return [...cells, ...decoders.map((decode, at) => decode(row[at]))];
    },
  };
}
