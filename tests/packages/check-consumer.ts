import { runCommand } from "./run-command.ts";

const TSC = "node_modules/typescript/bin/tsc";

/**
 * The declarations are right for Node and for bundlers, also where the application emits declarations of
 * its own, which fails where an inferred type has no public name.
 */
export function checkConsumerTypes(folder: string): void {
  runCommand("node", [TSC, "-p", "tsconfig.node.json"], folder);
  runCommand("node", [TSC, "-p", "tsconfig.bundler.json"], folder);
}

/** Every entry loads in plain Node, the packages share one error class, and the walkthrough runs. */
export function checkConsumerRuns(folder: string): void {
  runCommand("node", ["every-entry.mjs"], folder);
  runCommand("node", ["one-identity.mjs"], folder);
  runCommand("node", ["--import", "tsx", "walkthrough/main.ts"], folder);
}

/** The published kit runs there, by itself and in a test runner, and knows a driver that answers wrongly. */
export function checkConsumerConformance(folder: string): void {
  runCommand("node", ["conformance.mjs"], folder);
}

/** A bundle of compiled calls, made with aliases for the two packages, answers in workerd. */
export function checkConsumerBundle(folder: string): void {
  runCommand("node", ["--import", "tsx", "compiled/check-bundle.mjs"], folder);
}

/** The command writes the files of the walkthrough's configuration, and then finds them as it wrote them. */
export function checkConsumerCommand(folder: string): void {
  const config = ["--config", "walkthrough/farm-orm.config.ts"];
  runCommand("node_modules/.bin/farm-orm", ["generate", ...config], folder);
  runCommand("node_modules/.bin/farm-orm", ["check", ...config], folder);
  const compiled = ["compiled", "--config", "compiled/farm-orm.config.ts"];
  runCommand("node_modules/.bin/farm-orm", ["generate", ...compiled], folder);
  runCommand("node_modules/.bin/farm-orm", ["check", ...compiled], folder);
}
