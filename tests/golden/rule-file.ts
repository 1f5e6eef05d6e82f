import { readdirSync, readFileSync } from "node:fs";
import type { Call } from "./golden-call.ts";
import { toCall } from "./golden-call.ts";
import { parseTagged } from "./tagged-json.ts";

/**
 * A case of a rule's file: whether the rule is expected to fire, in words when, and what it is tried on: a
 * call, or a logical plan where no call of today leads to what the rule is for.
 *
 *     expect when …            (or: expect-not when …)
 *     { "model": …, "method": …, "args": … }
 *     ----
 *     the plan before the rule
 *     =>
 *     the plan after it        (for expect-not: only the plan that all rules leave)
 */
export interface RuleCase {
  readonly expected: boolean;
  readonly title: string;
  readonly source: string;
  readonly tried: { readonly call: Call } | { readonly plan: unknown };
  readonly plans: string;
}

const RULES = new URL("./rules/", import.meta.url);
const SEPARATOR = "\n----\n";

export function ruleFileNames(): readonly string[] {
  return readdirSync(RULES).map((name) => name.replace(/\.txt$/, ""));
}

export function ruleFile(rule: string): URL {
  return new URL(`${rule}.txt`, RULES);
}

export function readRuleFile(rule: string): readonly RuleCase[] {
  const text = readFileSync(ruleFile(rule), "utf8");
  return text
    .split(/\n\n(?=expect)/)
    .map((part) => part.trim())
    .map((part) => readCase(part, rule));
}

function readCase(part: string, rule: string): RuleCase {
  const [head = "", plans = ""] = part.split(SEPARATOR);
  const [title = "", ...lines] = head.split("\n");
  if (!/^expect(-not)? /.test(title)) throw new Error(`${rule}: a case begins with expect or expect-not`);
  const source = lines.join("\n");
  const content = parseTagged(source);
  const tried = isPlan(content) ? { plan: content } : { call: toCall(content, rule) };
  return { expected: title.startsWith("expect "), title, source, tried, plans };
}

function isPlan(content: unknown): boolean {
  return typeof content === "object" && content !== null && "kind" in content;
}

export function printCases(cases: readonly RuleCase[], plansOf: (one: RuleCase) => string): string {
  return `${cases.map((one) => `${one.title}\n${one.source}${SEPARATOR}${plansOf(one)}`).join("\n\n")}\n`;
}
