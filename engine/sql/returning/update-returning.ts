import { type Catalog, fieldOf, type Model, modelOf } from "../../../ir/catalog.ts";
import type { Rows } from "../../../ir/logical/logical-plan.ts";
import { type Update, update } from "../../../ir/logical/update.ts";
import { type Column, cellColumn } from "../../../ir/physical/column.ts";
import { pushedWrite } from "../../../ir/physical/pushed-write.ts";
import type { Answer, Sent, Session } from "../../driver.ts";
import { prepareStatement } from "../prepare-statement.ts";
import { roundTripsTogether, textTogether, together } from "../together.ts";
import { fixedKey } from "./fixed-key.ts";
import { keyAfter } from "./key-after.ts";
import { type ReturningContext, type ReturningLeaf, SEEKING_LEVEL } from "./returning-context.ts";
import { type KeySlots, readOne, rowByKey } from "./rows-by-fields.ts";
import { slotsIn } from "./slots-in.ts";

const NOTHING: Answer = Object.freeze({ rows: [], count: 0 });

/** An update of at most one row, which is then read by a key that it is certain to have. */
export function prepareUpdateReturning(
  context: ReturningContext,
  write: Update,
  columns: readonly Column[],
  catalog: Catalog,
): ReturningLeaf {
  const model = modelOf(catalog, write.model);
  const key = fixedKey(model, write.target);
  if (key === null) return updateFound(context, model, write, columns, catalog);
  const steps = updateByKey(context, write, key, columns, catalog);
  return {
    text: textTogether(context, steps.texts),
    roundTrips: roundTripsTogether(context, steps.texts.length),
    run: (session, values, sent) =>
      together(context, session, sent, (inner) => steps.run(inner, values, sent)),
  };
}

/** Statements of one transaction. */
interface Steps {
  readonly texts: readonly string[];
  readonly run: (session: Session, values: readonly unknown[], sent: Sent) => Promise<Answer>;
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
    run: async (session, values, sent) => {
      const { count } = await write.run(session, values, sent);
      return count === 0 ? NOTHING : read.run(session, values, sent);
    },
  };
}

/** Finds and locks the row first, as nothing else says which one of those that match it will be. */
function updateFound(
  context: ReturningContext,
  model: Model,
  write: Update,
  columns: readonly Column[],
  catalog: Catalog,
): ReturningLeaf {
  const found = findKey(context, model, write, catalog);
  const level = SEEKING_LEVEL;
  const byKey = updateByKey(context, { ...write, target: found.row }, found.key, columns, catalog);
  return {
    text: textTogether(context, [found.text, ...byKey.texts], level),
    roundTrips: roundTripsTogether(context, 1 + byKey.texts.length, level),
    run: (session, values, sent) => {
      const inSteps = async (inner: Session): Promise<Answer> => {
        const cells = await found.run(inner, values, sent);
        return cells === null ? NOTHING : byKey.run(inner, cells, sent);
      };
      return together(context, session, sent, inSteps, level);
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
