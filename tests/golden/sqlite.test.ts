import initSqlJs from "sql.js";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { RULES } from "../../compiler/rules/index.ts";
import { createDriver } from "../../engine/backends/sql/sql-js.ts";
import { createOrm } from "../../engine/create-orm.ts";
import type { OrmOptions } from "../../engine/orm-options.ts";
import type { Capabilities } from "../../ir/capabilities.ts";
import { answerText, checkAnswer } from "./check-answer.ts";
import { farmSchema } from "./farm-schema.ts";
import { farmSeed } from "./farm-seed.ts";
import { type GoldenCall, goldenCalls } from "./golden-call.ts";
import { anyCalls, runCall } from "./run-call.ts";

/** The ways in which a SQL database may come to an answer, which is that of the memory driver. */
const WAYS: Readonly<Record<string, OrmOptions>> = {
  "as planned": {},
  "with correlated sub-selects": { strategy: "correlated" },
  "with grouped sub-selects": { strategy: "grouped" },
  "with joins": { strategy: "joined" },
  "with batches": { strategy: "batch" },
  "without rules": { rules: { disable: RULES.map((rule) => rule.name) } },
  "without rules, with joins": { strategy: "joined", rules: { disable: RULES.map((rule) => rule.name) } },
  "without rules, with batches": { strategy: "batch", rules: { disable: RULES.map((rule) => rule.name) } },
};

/** The same database, with less to plan with: what is then done here must come to the same. */
const LESSER: Readonly<Record<string, Partial<Capabilities>>> = {
  "where it returns flat rows": { nestedLevels: 0, groupedRows: false },
  "where it returns flat rows and numbers none": { nestedLevels: 0, groupedRows: false, rowNumbers: false },
  "where it returns flat rows and joins none": { nestedLevels: 0, groupedRows: false, flatJoins: null },
  "where it joins two tables": {
    nestedLevels: 0,
    groupedRows: false,
    flatJoins: { tables: 2, columns: 1_000 },
  },
  "where it returns ten columns": {
    nestedLevels: 0,
    groupedRows: false,
    flatJoins: { tables: 60, columns: 10 },
  },
  "where it nests one level": { nestedLevels: 1 },
};

const test = suite("golden answers on SQLite");
const { Database } = await initSqlJs();
const driver = createDriver(new Database());

test.before(async () => {
  await driver.push?.(farmSchema.catalog);
  const calls = anyCalls(createOrm({ schema: farmSchema, driver }));
  for (const [model, data] of Object.entries(farmSeed)) {
    await runCall(calls, { model, method: "createMany", args: { data } });
  }
});

for (const [how, options] of Object.entries(WAYS)) {
  test(how, () => checkAnswers(createOrm({ schema: farmSchema, driver, ...options }), how));
}

for (const [how, lost] of Object.entries(LESSER)) {
  const lesser = { ...driver, capabilities: { ...driver.capabilities, ...lost } };
  test(how, () => checkAnswers(createOrm({ schema: farmSchema, driver: lesser }), how));
}

async function checkAnswers(orm: Transactional, how: string): Promise<void> {
  for (const call of goldenCalls) {
    const text = await answerIn(orm, call);
    if (text !== null) checkAnswer(call, text, `on SQLite ${how}`);
  }
}

interface Transactional {
  readonly transaction: (run: (tx: object) => Promise<unknown>) => Promise<unknown>;
}

class Undo extends Error {}

/** The answer, with all that the call changed undone; null where SQLite cannot keep its meaning. */
async function answerIn(orm: Transactional, call: GoldenCall): Promise<string | null> {
  let result: unknown;
  let after: unknown = null;
  const inside = async (tx: object) => {
    const calls = anyCalls(tx);
    result = await runCall(calls, call);
    if (call.after !== null && !isError(result)) after = await runCall(calls, call.after);
    throw new Undo();
  };
  await orm.transaction(inside).catch((error) => assert.instance(error, Undo));
  // A failed transaction answers nothing more, but it also leaves nothing behind.
  if (call.after !== null && isError(result)) after = await runCall(anyCalls(orm), call.after);
  return isError(result) && result.error === "UNSUPPORTED" ? null : answerText(call, result, after);
}

function isError(result: unknown): result is { readonly error: string } {
  return typeof result === "object" && result !== null && "error" in result;
}

test.run();
