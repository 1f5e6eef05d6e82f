import { test } from "uvu";
import { DEFAULT_COMPILE_OPTIONS } from "../../compiler/compile.ts";
import { RULES } from "../../compiler/rules/index.ts";
import { UnsupportedCall } from "../../compiler/unsupported-call.ts";
import { compileVerified } from "../../compiler/verify/compile-verified.ts";
import { createMemoryDriver } from "../../engine/backends/memory/memory-driver.ts";
import { createOrm } from "../../engine/create-orm.ts";
import { mariadbEngine } from "../../engine/sql/engines/mariadb.ts";
import { mysqlEngine } from "../../engine/sql/engines/mysql.ts";
import type { Capabilities } from "../../ir/capabilities.ts";
import type { Strategy } from "../../ir/physical/physical-plan.ts";
import { readShape } from "../compiler/support/read-shape.ts";
import { targetOf } from "../compiler/support/target-of.ts";
import { answerText, checkAnswer } from "./check-answer.ts";
import { farmSchema } from "./farm-schema.ts";
import { farmSeed } from "./farm-seed.ts";
import { type GoldenCall, goldenCalls } from "./golden-call.ts";
import { flatSqlProfile, planProfiles, redisProfile, sqliteProfile, storeProfile } from "./profiles.ts";
import { anyCalls, runCall } from "./run-call.ts";

const ALL = RULES.map((rule) => rule.name);
const STRATEGIES: readonly (Strategy | null)[] = [null, "correlated", "grouped", "joined", "batch"];
const BACKENDS: readonly Capabilities[] = [
  ...Object.values(planProfiles).map((driver) => driver.capabilities),
  { ...flatSqlProfile.capabilities, rowNumbers: false },
  { ...flatSqlProfile.capabilities, flatJoins: { tables: 2, columns: 1_000 } },
  { ...flatSqlProfile.capabilities, flatJoins: { tables: 60, columns: 10 } },
  { ...flatSqlProfile.capabilities, flatJoins: null },
  { ...storeProfile.capabilities, indexLookups: false, memberCount: false },
  { ...storeProfile.capabilities, combinedIndexes: false },
  redisProfile.capabilities,
  sqliteProfile.capabilities,
  mysqlEngine.capabilities,
  mariadbEngine.capabilities,
];

const shapes = goldenCalls.map((call) => readShape(farmSchema, call));

/** Each rule off alone, and all of them at once. */
for (const off of [...ALL.map((name) => [name]), ALL]) {
  const which = off.length === 1 ? off[0] : "every rule";

  test(`the answers are the same without ${which}`, async () => {
    for (const call of goldenCalls) checkAnswer(call, await answerWithout(off, call), `without ${which}`);
  });

  test(`the plans are sound without ${which}`, () => {
    for (const capabilities of BACKENDS) {
      // A record store has one way to load a relation.
      for (const strategy of capabilities.pushedQueries ? STRATEGIES : [null]) {
        const options = { ...DEFAULT_COMPILE_OPTIONS, strategy, disabledRules: new Set(off) };
        for (const { words } of shapes) {
          supportedOrNot(() => compileVerified(words, farmSchema.catalog, targetOf(capabilities), options));
        }
      }
    }
  });
}

async function answerWithout(off: readonly string[], call: GoldenCall): Promise<string> {
  const driver = createMemoryDriver(farmSeed);
  const calls = anyCalls(createOrm({ schema: farmSchema, driver, rules: { disable: off } }));
  const result = await runCall(calls, call);
  return answerText(call, result, call.after && (await runCall(calls, call.after)));
}

function supportedOrNot(compile: () => unknown): void {
  try {
    compile();
  } catch (error) {
    if (!(error instanceof UnsupportedCall)) throw error;
  }
}

test.run();
