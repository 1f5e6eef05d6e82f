import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkBuiltCode } from "./check-built-code.ts";
import { checkBundleSizes } from "./check-bundle-sizes.ts";
import {
  checkConsumerBundle,
  checkConsumerCommand,
  checkConsumerConformance,
  checkConsumerRuns,
  checkConsumerTypes,
} from "./check-consumer.ts";
import { checkManifests } from "./check-manifests.ts";
import { checkPublishing } from "./check-publishing.ts";
import { checkTypeCost } from "./check-type-cost.ts";
import { checkTypesResolve } from "./check-types-resolve.ts";
import { installConsumer } from "./install-consumer.ts";
import { pack } from "./pack.ts";

/** Holds the built packages against what an application would do with them; needs `npm run build` before. */
const folder = mkdtempSync(join(tmpdir(), "farm-orm-consumer-"));
try {
  await step("manifests", checkManifests);
  await step("built code", checkBuiltCode);
  await step("bundle sizes", checkBundleSizes);
  await step("cost of types", checkTypeCost);
  const tarballs = await step("packed files", () => pack(folder));
  await step("publint", () => checkPublishing(tarballs));
  await step("are the types wrong", () => checkTypesResolve(tarballs));
  await step("install", () => installConsumer(folder, tarballs));
  await step("the command on the installed packages", () => checkConsumerCommand(folder));
  await step("types in an application", () => checkConsumerTypes(folder));
  await step("the walkthrough on the installed packages", () => checkConsumerRuns(folder));
  await step("the conformance kit on the installed packages", () => checkConsumerConformance(folder));
  await step("compiled calls on the installed packages", () => checkConsumerBundle(folder));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function step<T>(name: string, check: () => T | Promise<T>): Promise<T> {
  const started = Date.now();
  try {
    const result = await check();
    console.log(`ok   ${name}  ${((Date.now() - started) / 1000).toFixed(1)} s`);
    return result;
  } catch (error) {
    console.log(`FAIL ${name}`);
    throw error;
  }
}
