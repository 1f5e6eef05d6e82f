import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkBuiltCode } from "./check-built-code.ts";
import { checkConsumerCommand, checkConsumerRuns, checkConsumerTypes } from "./check-consumer.ts";
import { checkManifests } from "./check-manifests.ts";
import { checkPublishing } from "./check-publishing.ts";
import { checkTypesResolve } from "./check-types-resolve.ts";
import { installConsumer } from "./install-consumer.ts";
import { pack } from "./pack.ts";

/** Holds the built packages against what an application would do with them; needs `npm run build` before. */
const folder = mkdtempSync(join(tmpdir(), "farm-orm-consumer-"));
try {
  step("manifests", checkManifests);
  step("built code", checkBuiltCode);
  const tarballs = step("packed files", () => pack(folder));
  step("publint", () => checkPublishing(tarballs));
  step("are the types wrong", () => checkTypesResolve(tarballs));
  step("install", () => installConsumer(folder, tarballs));
  step("types in an application", () => checkConsumerTypes(folder));
  step("the walkthrough on the installed packages", () => checkConsumerRuns(folder));
  step("the command on the installed packages", () => checkConsumerCommand(folder));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function step<T>(name: string, check: () => T): T {
  const started = Date.now();
  try {
    const result = check();
    console.log(`ok   ${name}  ${((Date.now() - started) / 1000).toFixed(1)} s`);
    return result;
  } catch (error) {
    console.log(`FAIL ${name}`);
    throw error;
  }
}
