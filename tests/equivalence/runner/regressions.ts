import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Scenario } from "../history.ts";
import { readScenario, scenarioText } from "./scenario-json.ts";

const FOLDER = fileURLToPath(new URL("../regressions/", import.meta.url));

export interface Regression {
  readonly name: string;
  readonly scenario: Scenario;
}

/** Every saved scenario. A file that cannot be read is an error, not a case less. */
export function savedRegressions(): readonly Regression[] {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith(".json"));
  return files.sort().map((name) => {
    try {
      return { name, scenario: readScenario(readFileSync(FOLDER + name, "utf8")) };
    } catch (error) {
      throw new Error(`regressions/${name} cannot be replayed`, { cause: error });
    }
  });
}

/** Writes the scenario under a name that is the same for the same scenario; returns the path. */
export function saveRegression(about: string, scenario: Scenario): string {
  const text = scenarioText(scenario);
  const digest = createHash("sha256").update(text).digest("hex").slice(0, 8);
  const name = `${about.replaceAll(/[^a-z0-9]+/gi, "-").toLowerCase()}-${digest}.json`;
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(FOLDER + name, text);
  return `tests/equivalence/regressions/${name}`;
}
