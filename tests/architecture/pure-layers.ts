import type { Rule, Violation } from "./rule.ts";
import type { NameUse, Source } from "./source.ts";

const PURE = ["ir/", "compiler/", "emitters/"];
/** Describes the calls of the orm, which answer with promises; a type runs nothing. */
const CALL_TYPES = "compiler/types/";
const ASYNC = ["async", "await", "Promise", "queueMicrotask"];
const CLOCK = ["new Date", "Date.now", "performance", "setTimeout", "setInterval"];
const RANDOM = ["Math.random", "crypto"];

/** Compiling is synchronous and repeatable: only the engine knows promises, clocks and chance. */
export const pureLayers: Rule = {
  name: "pure layers",
  check: (sources) => sources.filter(isPure).flatMap(violationsOf),
};

function isPure({ path }: Source): boolean {
  return PURE.some((folder) => path.startsWith(folder));
}

function violationsOf({ path, names }: Source): Violation[] {
  return names
    .filter((use) => !(use.position === "type" && path.startsWith(CALL_TYPES)))
    .flatMap((use) => {
      const kind = impurityOf(use);
      return kind === null ? [] : [{ path, line: use.line, message: `uses ${use.name}, ${kind}` }];
    });
}

function impurityOf({ name }: NameUse): string | null {
  if (isOneOf(ASYNC, name)) return "which only the engine may";
  if (isOneOf(CLOCK, name)) return "a clock";
  if (isOneOf(RANDOM, name)) return "a source of chance";
  return null;
}

function isOneOf(list: readonly string[], name: string): boolean {
  return list.some((entry) => name === entry || name.startsWith(`${entry}.`));
}
