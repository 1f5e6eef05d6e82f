import { test } from "uvu";
import { allTargets } from "../support/targets/targets.ts";
import { savedRegressions } from "./runner/regressions.ts";
import { runScenario } from "./runner/run-scenario.ts";

const targets = await allTargets();

test("every saved scenario can be read", () => {
  savedRegressions();
});

for (const target of targets) {
  test(`${target.name} agrees with the oracle wherever it once did not`, async () => {
    for (const { name, scenario } of savedRegressions()) {
      await runScenario(target, scenario).catch((error: unknown) => {
        throw new Error(`${name} on ${target.name}: ${String(error)}`, { cause: error });
      });
    }
  });
}

test.after(async () => {
  for (const target of targets) await target.close();
});

test.run();
