import type { Capabilities } from "../../ir/capabilities.ts";
import type { Catalog } from "../../ir/catalog.ts";
import type { Leaf, PreparedLeaf, RowCodec } from "../driver.ts";
import { type ChunkContext, chunkedInsert } from "./chunked-insert.ts";
import { prepareStatement, type SqlLeaf, sqlLeaf } from "./prepare-statement.ts";
import { prepareGuardedUpsert } from "./returning/guarded-upsert.ts";
import { prepareReturning } from "./returning/prepare-returning.ts";
import type { ReturningContext, ReturningLeaf } from "./returning/returning-context.ts";

export interface LeafContext extends ReturningContext, ChunkContext {
  readonly codec: RowCodec;
  readonly capabilities: Pick<Capabilities, "returning" | "upsertByKey">;
}

/** The leaf as one statement, or as several where the database cannot do all of it in one. */
export function prepareLeaf(context: LeafContext, leaf: Leaf, catalog: Catalog): PreparedLeaf {
  const pushed = sqlLeaf(leaf);
  const { run, ...prepared } = prepareRun(context, pushed, catalog);
  const isMany =
    pushed.kind === "pushedWrite" && pushed.write.kind === "insert" && pushed.write.rows === "many";
  const inChunks = isMany ? chunkedInsert(context, pushed.write.slot, run) : run;
  return Object.freeze({ ...prepared, codec: context.codec, run: inChunks });
}

function prepareRun(context: LeafContext, leaf: SqlLeaf, catalog: Catalog): ReturningLeaf {
  const { returning, upsertByKey } = context.capabilities;
  if (leaf.kind === "pushedWrite" && leaf.columns !== null) {
    const { write, columns } = leaf;
    if (!returning.includes(write.kind)) return prepareReturning(context, write, columns, catalog);
    if (write.kind === "upsert" && !upsertByKey)
      return prepareGuardedUpsert(context, write, columns, catalog);
  }
  const { request, run } = prepareStatement(context, leaf, catalog);
  return { text: request.text, run };
}
