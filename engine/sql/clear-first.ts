import { clearedRows } from "../../emitters/sql/cleared-rows.ts";
import type { Dialect } from "../../emitters/sql/dialect.ts";
import type { IsolationLevel } from "../../ir/capabilities.ts";
import { type Catalog, modelOf } from "../../ir/catalog.ts";
import { type PushedWrite, pushedWrite } from "../../ir/physical/pushed-write.ts";
import type { PreparedLeaf, Sent, Session } from "../driver.ts";
import type { SqlLeaf } from "./emit-leaf.ts";
import type { ReturningLeaf } from "./returning/returning-context.ts";
import { roundTripsTogether, type TogetherContext, textTogether, together } from "./together.ts";
import { withLists } from "./with-lists.ts";

/** How a backend runs a delete before a write. */
export interface Clearing {
  readonly dialect: Dialect;
  readonly prepare: (leaf: PushedWrite) => Pick<PreparedLeaf, "text" | "run">;
  /** How the two become one action; `null` where there are no transactions. */
  readonly context: TogetherContext | null;
  readonly level: IsolationLevel | undefined;
}

/** The leaf, after the rows that have ended and hold a unique key which it takes are gone. */
export function clearFirst(
  clearing: Clearing,
  leaf: SqlLeaf,
  catalog: Catalog,
  write: ReturningLeaf,
): ReturningLeaf {
  const { context, level } = clearing;
  const first = prepareClearing(clearing, leaf, catalog);
  if (first === null) return write;
  const both = async (session: Session, values: readonly unknown[], sent: Sent) => {
    await first.run(session, values, sent);
    return write.run(session, values, sent);
  };
  // Nobody sees the row that goes, so that without transactions a write which then fails has changed nothing.
  if (context === null) return { text: `${first.text}; ${write.text}`, roundTrips: 2, run: both };
  return {
    text: textTogether(context, [first.text, write.text], level),
    roundTrips: roundTripsTogether(context, 1 + (write.roundTrips ?? 1), level),
    run: (session, values, sent) =>
      together(context, session, sent, (inner) => both(inner, values, sent), level),
  };
}

/** The delete of what gives way to the leaf, where it is a statement of its own. */
function prepareClearing(
  { dialect, prepare }: Clearing,
  leaf: SqlLeaf,
  catalog: Catalog,
): Pick<PreparedLeaf, "text" | "run"> | null {
  if (leaf.kind === "pushedQuery" || dialect.write.clearsRows) return null;
  const cleared = clearedRows(leaf.write, modelOf(catalog, leaf.write.model));
  if (cleared === null) return null;
  const { text, run } = prepare(pushedWrite(cleared.rows, null));
  const withColumns = withLists(cleared.lists, (values) => values);
  return { text, run: (session, values, sent) => run(session, withColumns(values), sent) };
}
