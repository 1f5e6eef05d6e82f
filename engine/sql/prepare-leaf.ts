import type { Catalog } from "../../ir/catalog.ts";
import type { Leaf, PreparedLeaf, RowCodec } from "../driver.ts";
import { prepareStatement, sqlLeaf } from "./prepare-statement.ts";
import { prepareReturning } from "./returning/prepare-returning.ts";
import type { ReturningContext } from "./returning/returning-context.ts";

export interface LeafContext extends ReturningContext {
  readonly codec: RowCodec;
  readonly returning: readonly string[];
}

/** The leaf as one statement; where the database cannot return what a write did, as several together. */
export function prepareLeaf(context: LeafContext, leaf: Leaf, catalog: Catalog): PreparedLeaf {
  const { codec } = context;
  const pushed = sqlLeaf(leaf);
  if (pushed.kind === "pushedWrite" && pushed.columns !== null) {
    if (!context.returning.includes(pushed.write.kind)) {
      return Object.freeze({ codec, ...prepareReturning(context, pushed.write, pushed.columns, catalog) });
    }
  }
  const { request, run } = prepareStatement(context, pushed, catalog);
  return Object.freeze({ text: request.text, codec, run });
}
