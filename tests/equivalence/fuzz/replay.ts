import { readFileSync } from "node:fs";
import { runScenario } from "../runner/run-scenario.ts";
import { readScenario } from "../runner/scenario-json.ts";
import { type FuzzOptions, UsageError } from "./options.ts";
import { reachable } from "./reachable.ts";
import { programText } from "./reproduction.ts";

/** Runs a saved scenario again and prints each disagreement; the exit code. */
export async function replay(file: string, options: FuzzOptions): Promise<number> {
  const scenario = readScenario(textOf(file));
  console.log(programText(scenario));
  let code = 0;
  for (const backend of await reachable(options.backends, options.named)) {
    const target = await backend.open();
    const failure: unknown = await runScenario(target, scenario).then(
      () => null,
      (error: unknown) => error,
    );
    await target.close();
    if (failure !== null) code = 1;
    console.log(`${backend.name}: ${failure === null ? "agrees" : String(failure)}`);
  }
  return code;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new UsageError(`There is no file ${file}.`);
  }
}
