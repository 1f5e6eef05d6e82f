import type { IndexWay } from "../../ir/physical/index-lookup.ts";
import type { KeyPart } from "../../ir/physical/key-lookup.ts";
import type { KeyTarget } from "../../ir/physical/key-target.ts";
import type { Leaf } from "../driver.ts";

/** A leaf in words, for `$explain` of stores that know no commands. */
export function leafText(leaf: Leaf): string {
  switch (leaf.kind) {
    case "keyLookup":
      return `get ${leaf.model} by ${fieldsOf(leaf.parts)}`;
    case "indexLookup":
      return `get ${leaf.model} by index ${leaf.ways.map(wayText).join(" or ")}`;
    case "rangeLookup":
      return `get ${leaf.model} by range of ${leaf.index}`;
    case "throughLookup":
      return `get ${leaf.model} through ${leaf.through.model}`;
    case "memberScan":
      return `scan ${leaf.model}`;
    case "memberCount":
      return `count ${leaf.model}`;
    case "keyInsert":
      return `insert ${leaf.model}`;
    case "keyUpsert":
      return `upsert ${leaf.model} by ${leaf.key}`;
    case "keyUpdate":
      return `update ${leaf.model} by ${targetText(leaf.target)}${leaf.guard === null ? "" : " if guard"}`;
    case "keyDelete":
      return `delete ${leaf.model} by ${targetText(leaf.target)}${leaf.guard === null ? "" : " if guard"}`;
    default:
      throw new TypeError(`a record store cannot run ${leaf.kind}`);
  }
}

function targetText(target: KeyTarget): string {
  return target.kind === "key" ? fieldsOf(target.parts) : "primary keys";
}

function wayText(way: IndexWay): string {
  return way.map(({ parts }) => fieldsOf(parts)).join(" and ");
}

export function fieldsOf(parts: readonly KeyPart[]): string {
  return parts.map((part) => (part.list ? `${part.field} list` : part.field)).join(", ");
}
