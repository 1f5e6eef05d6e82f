import * as assert from "node:assert/strict";
import { test } from "uvu";
import { readHistory, writeHistory } from "./arbitraries/history.ts";
import { callsOf, type History } from "./history.ts";
import { Oracle } from "./oracle/oracle.ts";
import { Coverage } from "./runner/coverage.ts";
import { FEATURES } from "./runner/feature-list.ts";
import { readScenario, scenarioText } from "./runner/scenario-json.ts";
import { workload } from "./runner/workload.ts";
import type { SchemaSketch } from "./schema/sketch.ts";
import { sketchCatalog, sketchFunctions } from "./schema/sketch-catalog.ts";

const SCHEMAS = 40;

const writes = Array.from({ length: SCHEMAS }, (_, at) => workload(writeHistory, 42, at));
const reads = Array.from({ length: SCHEMAS }, (_, at) => workload(readHistory, 42, at));

test("every feature is made, and none so rarely that nobody would notice its absence", () => {
  const coverage = new Coverage();
  for (const drawn of [...writes, ...reads]) coverage.count(drawn);
  assert.deepEqual(coverage.missing(), []);
  const rare = FEATURES.filter((feature) => coverage.times(feature) < 3);
  assert.ok(rare.length <= FEATURES.length / 20, `rare: ${rare.join(", ")}`);
  const { reached, all } = coverage.pairs;
  assert.ok(reached > 0.8 * all, coverage.line());
});

/** How the oracle's answers are shared out; a generator of nothing but empty answers proves nothing. */
test("most calls are right, find something, and some of each kind fail", () => {
  const shares = new Map<string, number>();
  let calls = 0;
  for (const { schema, histories } of [...writes, ...reads]) {
    for (const history of histories) {
      for (const kind of answerKinds(schema, history)) {
        calls++;
        shares.set(kind, (shares.get(kind) ?? 0) + 1);
      }
    }
  }
  const share = (kind: string) => (shares.get(kind) ?? 0) / calls;
  const text = [...shares]
    .map(([kind, count]) => `${kind} ${((100 * count) / calls).toFixed(1)} %`)
    .join(", ");
  assert.ok(share("something") > 0.4, text);
  assert.ok(share("INVALID_QUERY") > 0.01 && share("INVALID_QUERY") < 0.15, text);
  assert.ok(share("UNIQUE_CONSTRAINT_VIOLATION") > 0.02, text);
  assert.ok(share("FOREIGN_KEY_VIOLATION") > 0.005, text);
  assert.ok(share("CHECK_VIOLATION") > 0.001, text);
});

function answerKinds(schema: SchemaSketch, history: History): readonly string[] {
  const returning = ["insert", "update", "upsert", "delete"];
  const promises = { foreignKeys: true, decimalArithmetic: true, returning, referencesByRow: false };
  const oracle = new Oracle(sketchCatalog(schema), sketchFunctions(schema), promises);
  for (const { model, rows } of history.rows) oracle.load(model, rows);
  return callsOf(history.steps).map((call) => {
    const answer = oracle.answer(call);
    if (answer.kind === "failure") return answer.codes[0] ?? "";
    if (answer.kind === "unpredictable" || answer.kind === "hazard") return answer.kind;
    const { value } = answer;
    const isEmpty =
      value.kind === "nothing" ||
      (value.kind === "number" && value.value === 0) ||
      (value.kind === "list" && value.items.length === 0);
    return isEmpty ? "nothing" : "something";
  });
}

test("a scenario survives its file", () => {
  for (const { schema, histories } of writes) {
    for (const { rows, steps } of histories) {
      const text = scenarioText({ schema, rows, steps, options: { rules: { disable: ["fold"] } } });
      assert.equal(scenarioText(readScenario(text)), text);
    }
  }
});

test("a file that holds no scenario is an error", () => {
  for (const text of ["", "{}", "[]", '{"schema":{"models":[]},"rows":[],"steps":[]}', '{"rows":[]']) {
    assert.throws(() => readScenario(text), text);
  }
});

test.run();
