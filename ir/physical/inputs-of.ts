import type { Physical } from "./physical-plan.ts";

/** The operators directly below, in the order in which they run; those of one inner list run together. */
export function inputsOf(node: Physical): readonly (readonly Physical[])[] {
  switch (node.kind) {
    case "localFilter":
    case "localSort":
    case "localLimit":
    case "localCount":
      return [[node.input]];
    case "batchFetch": {
      const connecting = node.fetches.flatMap((fetch) => (fetch.via === null ? [] : [fetch.via.input]));
      return [[node.input], connecting, node.fetches.map((fetch) => fetch.child)];
    }
    case "keyUpdate":
    case "keyDelete":
      return node.target.kind === "input" ? [[node.target.input]] : [];
    default:
      return [];
  }
}
