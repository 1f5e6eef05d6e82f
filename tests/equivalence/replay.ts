/**
 * Runs saved scenarios again and prints each disagreement:
 *
 *     node --import tsx tests/equivalence/replay.ts FILE... [--backends memory,sql.js]
 */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { allTargets } from "../support/targets/targets.ts";
import { runScenario } from "./runner/run-scenario.ts";
import { readScenario } from "./runner/scenario-json.ts";
import { show } from "./runner/show.ts";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { backends: { type: "string" }, show: { type: "boolean" } },
});
const wanted = values.backends?.split(",");
const targets = (await allTargets()).filter(({ name }) => wanted === undefined || wanted.includes(name));
for (const file of positionals) {
  const scenario = readScenario(readFileSync(file, "utf8"));
  if (values.show === true) console.log(show(scenario));
  for (const target of targets) {
    const failure = await runScenario(target, scenario).then(
      () => null,
      (error: unknown) => error,
    );
    if (failure !== null) process.exitCode = 1;
    console.log(`${file} on ${target.name}: ${failure === null ? "agrees" : String(failure)}`);
  }
}
for (const target of targets) await target.close();
