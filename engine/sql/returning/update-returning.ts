import type { Catalog } from "../../../ir/catalog.ts";
import type { Update } from "../../../ir/logical/update.ts";
import type { Column } from "../../../ir/physical/column.ts";
import { refuseSeveralStatements } from "../refuse-several-statements.ts";
import { roundTripsTogether, textTogether, together } from "../together.ts";
import type { ReturningContext, ReturningLeaf } from "./returning-context.ts";
import { updateSteps } from "./update-steps.ts";

/** An update of at most one row, which is then read by a key that it is certain to have. */
export function prepareUpdateReturning(
  context: ReturningContext,
  write: Update,
  columns: readonly Column[],
  catalog: Catalog,
): ReturningLeaf {
  refuseSeveralStatements(context, write.kind, write.model);
  const { texts, level, run } = updateSteps(context, write, columns, catalog);
  return {
    text: textTogether(context, texts, level),
    roundTrips: roundTripsTogether(context, texts.length, level),
    run: (session, values, sent) =>
      together(context, session, sent, (inner) => run(inner, values, sent), level),
  };
}
