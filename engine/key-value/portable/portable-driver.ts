import { recordPlanning } from "../../../compiler/plan/record-planning.ts";
import type { Driver } from "../../driver.ts";
import { frozenDriver } from "../../frozen-driver.ts";
import { prepareLocal } from "../../operators/prepare-local.ts";
import { heldWrites } from "./held-writes.ts";
import { type PortableOptions, type PortableParts, portableExecutor } from "./portable-executor.ts";
import type { PortableStore } from "./portable-store.ts";
import { throughReads } from "./through-reads.ts";

const ALL_PARTS: PortableParts = Object.freeze({
  prepareLocal,
  through: throughReads,
  transactions: heldWrites,
});

/** A driver over any client that is a {@link PortableStore}. Nothing is sent before the first call. */
export function portableDriver(store: PortableStore, client: object, options: PortableOptions): Driver {
  return frozenDriver({
    ...portableExecutor(store, client, options, ALL_PARTS),
    planning: recordPlanning,
  });
}
