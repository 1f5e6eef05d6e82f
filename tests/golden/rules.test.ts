import { test } from "uvu";
import * as assert from "uvu/assert";
import { lower } from "../../compiler/lower/lower.ts";
import { RULES } from "../../compiler/rules/index.ts";
import { rewrite } from "../../compiler/rules/rewrite.ts";
import { fieldsPreserved } from "../../compiler/verify/fields-preserved.ts";
import { orderPreserved } from "../../compiler/verify/order-preserved.ts";
import type { LogicalPlan } from "../../ir/logical/logical-plan.ts";
import { printLogical } from "../../ir/logical/print-logical.ts";
import { readShape } from "../compiler/support/read-shape.ts";
import { farmSchema } from "./farm-schema.ts";
import { checkGolden } from "./golden-file.ts";
import { printCases, type RuleCase, readRuleFile, ruleFile, ruleFileNames } from "./rule-file.ts";

const { catalog } = farmSchema;

interface Firing {
  readonly before: LogicalPlan;
  readonly after: LogicalPlan;
}

test("every rule has its file, and every file its rule", () => {
  assert.equal([...ruleFileNames()].sort(), RULES.map((rule) => rule.name).sort());
});

for (const { name } of RULES) {
  test(`${name} fires where it should, and only there`, () => {
    const cases = readRuleFile(name);
    assert.ok(cases.some((one) => one.expected) && cases.some((one) => !one.expected));
    for (const one of cases) {
      assert.is(rewritten(name, one).firings.length > 0, one.expected, `${name}: ${one.title}`);
    }
    checkGolden(
      ruleFile(name),
      printCases(cases, (one) => plansOf(name, one)),
    );
  });
}

/** All rules run, so that the plan comes to the rule as it does in a call; the rule's first firing is shown. */
function rewritten(name: string, one: RuleCase): { readonly last: LogicalPlan; readonly firings: Firing[] } {
  const firings: Firing[] = [];
  const last = rewrite(planOf(one), catalog, {
    rules: RULES,
    observe: (rule, before, after) => {
      assert.equal([...fieldsPreserved(before, after), ...orderPreserved(before, after, catalog)], []);
      if (rule.name === name) firings.push({ before, after });
    },
  });
  return { last, firings };
}

function plansOf(name: string, one: RuleCase): string {
  const { last, firings } = rewritten(name, one);
  const [first] = firings;
  if (first === undefined) return printLogical(last);
  return `${printLogical(first.before)}\n=>\n${printLogical(first.after)}`;
}

function planOf({ tried }: RuleCase): LogicalPlan {
  // Plans are plain data, so a written one is a plan.
  if ("plan" in tried) return tried.plan as LogicalPlan;
  return lower(readShape(farmSchema, tried.call).words, catalog).plan;
}

test.run();
