import { test } from "uvu";
import { DEFAULT_COMPILE_OPTIONS } from "../../compiler/compile.ts";
import { createMemoryDriver } from "../../engine/backends/memory/memory-driver.ts";
import { createOrm } from "../../engine/create-orm.ts";
import { answerText } from "./check-answer.ts";
import { farmSchema } from "./farm-schema.ts";
import { farmSeed } from "./farm-seed.ts";
import { type GoldenCall, goldenCalls } from "./golden-call.ts";
import { checkGolden } from "./golden-file.ts";
import { logicalText, planText, statementsText } from "./plan-text.ts";
import { planProfiles, postgresProfile, redisProfile, sqliteProfile } from "./profiles.ts";
import { anyCalls, runCall } from "./run-call.ts";

for (const call of goldenCalls) {
  const file = (name: string) => new URL(name, call.folder);

  test(`${call.name}: plans`, () => {
    checkGolden(file("logical.txt"), logicalText(call));
    for (const [name, driver] of Object.entries(planProfiles)) {
      checkGolden(file(`${name}.plan.txt`), planText(call, driver, DEFAULT_COMPILE_OPTIONS));
    }
  });

  test(`${call.name}: what is sent`, () => {
    checkGolden(file("postgres.sql"), statementsText(call, postgresProfile));
    checkGolden(file("sqlite.sql"), statementsText(call, sqliteProfile));
    checkGolden(file("redis.ops.txt"), statementsText(call, redisProfile));
  });

  test(`${call.name}: answer`, async () => {
    checkGolden(file("result.json"), await answerOf(call));
  });
}

async function answerOf(call: GoldenCall): Promise<string> {
  const calls = anyCalls(createOrm({ schema: farmSchema, driver: createMemoryDriver(farmSeed) }));
  const result = await runCall(calls, call);
  return answerText(call, result, call.after && (await runCall(calls, call.after)));
}

test.run();
