import { printExpiry } from "../expiry.ts";
import { printChanges, printLimit, printLogical, printSort } from "../logical/print-logical.ts";
import { printPredicate } from "../predicate/print-predicate.ts";
import type { Fetch } from "./batch-fetch.ts";
import type { EmittedStatement } from "./emitted-statement.ts";
import type { IndexLookup, IndexWay } from "./index-lookup.ts";
import type { KeyDelete } from "./key-delete.ts";
import type { KeyPart } from "./key-lookup.ts";
import type { KeyUpdate } from "./key-update.ts";
import type { Physical } from "./physical-plan.ts";
import type { RangeBound, RangeLookup } from "./range-lookup.ts";

/** The plan as an indented tree, one operator a line; a pushed leaf shows what it pushes. */
export function printPhysical(node: Physical): string {
  return lines(node).join("\n");
}

function statementLines({ before, run }: EmittedStatement): readonly string[] {
  const texts = before === null ? [run] : [before, run];
  return texts.flatMap(({ statement }) => statement.text.split("\n"));
}

function lines(node: Physical): readonly string[] {
  switch (node.kind) {
    case "pushedQuery":
      return [
        node.partitionBy === null ? "pushed query" : `pushed query, limited per ${node.partitionBy}`,
        ...indent(printLogical(node.query).split("\n")),
        ...indent(Object.entries(node.nests).map(([path, strategy]) => `${path}: ${strategy}`)),
      ];
    case "pushedWrite":
      return ["pushed write", ...indent(printLogical(node.write).split("\n"))];
    case "emittedStatement":
      return ["statement", ...indent(statementLines(node))];
    case "keyLookup":
      return [`key lookup ${node.model}.${node.key} (${printParts(node.parts)})`];
    case "indexLookup":
      return [indexLine(node)];
    case "rangeLookup":
      return [rangeLine(node)];
    case "throughLookup": {
      const { model, from, to } = node.through;
      return [`through lookup ${node.model} via ${model}.${from} in $${node.keySlot} to ${to}`];
    }
    case "memberScan":
      return [`scan ${node.model}`];
    case "memberCount":
      return [`member count ${node.model}`];
    case "keyInsert":
      return [`key insert ${node.model} (${node.fields.join(", ")})${printExpiry(node.expiry)}`];
    case "keyUpdate":
    case "keyDelete":
      return writeLines(node);
    case "keyUpsert":
      return [
        `key upsert ${node.model}.${node.key} or set ${printChanges(node.changes)}${printExpiry(node.expiry)}`,
      ];
    case "localFilter":
      return [`filter ${printPredicate(node.predicate)}`, ...indent(lines(node.input))];
    case "localSort":
      return [`sort ${printSort(node.by)}`, ...indent(lines(node.input))];
    case "localLimit":
      return [`limit${printLimit(node.take, node.skip)}`, ...indent(lines(node.input))];
    case "localCount":
      return ["count", ...indent(lines(node.input))];
    case "batchFetch":
      return ["batch fetch", ...indent([...lines(node.input), ...node.fetches.flatMap(fetchLines)])];
    case "noRows":
      return ["no rows"];
  }
}

function indexLine({ model, ways, page }: IndexLookup): string {
  const found = `index lookup ${ways.map((way) => printWay(model, way)).join(" or ")}`;
  if (page === null) return found;
  const tested = page.residual === null ? "" : ` filter ${printPredicate(page.residual)}`;
  return `${found}${tested} first by primary key ${page.direction}${printLimit(page.take, page.skip)}`;
}

function printWay(model: string, way: IndexWay): string {
  return way.map(({ index, parts }) => `${model}.${index} (${printParts(parts)})`).join(" and ");
}

function rangeLine({ model, index, fixed, bounds, page }: RangeLookup): string {
  const conditions = [...(fixed.length === 0 ? [] : [printParts(fixed)]), ...bounds.map(printBound)];
  const range = conditions.length === 0 ? "" : ` (${conditions.join(", ")})`;
  const tested = page?.residual ? ` filter ${printPredicate(page.residual)}` : "";
  const cut = page === null ? "" : `${tested} sort ${printSort(page.by)}${printLimit(page.take, page.skip)}`;
  return `range lookup ${model}.${index}${range}${cut}`;
}

function printBound({ field, op, slot }: RangeBound): string {
  return `${field} ${SIGNS[op]} $${slot}`;
}

const SIGNS: Readonly<Record<RangeBound["op"], string>> = {
  lt: "<",
  lte: "<=",
  gt: ">",
  gte: ">=",
  startsWith: "starts with",
};

function writeLines(node: KeyUpdate | KeyDelete): readonly string[] {
  const what = node.kind === "keyUpdate" ? `key update ${node.model} set ${printChanges(node.changes)}` : "";
  const head = node.kind === "keyDelete" ? `key delete ${node.model}` : what;
  const guard = node.guard !== null ? ` if ${printPredicate(node.guard)}` : "";
  const tail = `${guard}${printExpiry(node.expiry)}`;
  return node.target.kind === "key"
    ? [`${head} by ${node.target.key} (${printParts(node.target.parts)})${tail}`]
    : [`${head} of${tail}`, ...indent(lines(node.target.input))];
}

function fetchLines(fetch: Fetch): readonly string[] {
  const order = fetch.order === null ? "" : ` sort ${printSort(fetch.order)}`;
  const known = fetch.known === null ? "" : ` known as $${fetch.known}`;
  const head = `${[...fetch.at, fetch.nest.name].join(".")} (${fetch.nest.cardinality}) by ${fetch.to} = ${fetch.from} in $${fetch.keySlot}${known}`;
  const via =
    fetch.via === null
      ? []
      : [
          `via ${fetch.via.from} in $${fetch.via.keySlot} to ${fetch.via.to}`,
          ...indent(lines(fetch.via.input)),
        ];
  return [`${head}${order}${printLimit(fetch.take, fetch.skip)}`, ...indent([...via, ...lines(fetch.child)])];
}

function printParts(parts: readonly KeyPart[]): string {
  return parts.map((part) => `${part.field} ${part.list ? "in" : "="} $${part.slot}`).join(", ");
}

function indent(text: readonly string[]): readonly string[] {
  return text.map((line) => `  ${line}`);
}
