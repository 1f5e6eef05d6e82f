import type { Catalog } from "../../ir/catalog.ts";
import type { Leaf, PreparedLeaf, RowCodec } from "../driver.ts";
import { type ChunkContext, chunkedInsert } from "./chunked-insert.ts";
import { type Clearing, clearFirst } from "./clear-first.ts";
import { type SqlLeaf, sqlLeaf } from "./emit-leaf.ts";
import { insertAtOnce } from "./insert-at-once.ts";
import { prepareStatement } from "./prepare-statement.ts";
import { runsTogether } from "./refuse-several-statements.ts";
import {
  type PrepareReturning,
  type ReturningContext,
  type ReturningLeaf,
  SEEKING_LEVEL,
} from "./returning/returning-context.ts";

export interface LeafContext extends ReturningContext, ChunkContext {
  readonly codec: RowCodec;
  readonly prepareReturning: PrepareReturning | null;
}

/** The leaf as one statement, or as several where the database cannot do all of it in one. */
export function prepareLeaf(context: LeafContext, leaf: Leaf, catalog: Catalog): PreparedLeaf {
  const pushed = sqlLeaf(leaf);
  const { run, ...prepared } = prepareRun(context, pushed, catalog);
  const isMany =
    pushed.kind === "pushedWrite" && pushed.write.kind === "insert" && pushed.write.rows === "many";
  const together = runsTogether(context) ? context : null;
  const inChunks = isMany && together !== null ? chunkedInsert(together, pushed.write.slot, run) : run;
  const clearing: Clearing = {
    context: together,
    dialect: context.dialect,
    prepare: (first) => prepareRun(context, first, catalog),
    level: context.capabilities.isolationLevels.find((level) => level === SEEKING_LEVEL),
  };
  const cleared = clearFirst(clearing, pushed, catalog, { ...prepared, run: inChunks });
  if (together !== null || !isMany) return Object.freeze({ codec: context.codec, ...cleared });
  const { slot, model } = pushed.write;
  const atOnce = insertAtOnce(context.charactersMax, slot, model, cleared.run);
  return Object.freeze({ codec: context.codec, ...cleared, run: atOnce });
}

function prepareRun(context: LeafContext, leaf: SqlLeaf, catalog: Catalog): ReturningLeaf {
  if (leaf.kind === "pushedWrite" && leaf.columns !== null && context.prepareReturning !== null) {
    const several = context.prepareReturning(context, leaf.write, leaf.columns, catalog);
    if (several !== null) return several;
  }
  const { request, run } = prepareStatement(context, leaf, catalog);
  return { text: request.text, run };
}
