import { type CompileOptions, DEFAULT_COMPILE_OPTIONS } from "../../compiler/compile.ts";
import { lower } from "../../compiler/lower/lower.ts";
import { UnsupportedCall } from "../../compiler/unsupported-call.ts";
import { compileVerified } from "../../compiler/verify/compile-verified.ts";
import { compileCall } from "../../engine/compile-call.ts";
import type { Driver } from "../../engine/driver.ts";
import { explain } from "../../engine/explain.ts";
import { printLogical } from "../../ir/logical/print-logical.ts";
import { readShape } from "../compiler/support/read-shape.ts";
import { farmSchema } from "./farm-schema.ts";
import type { Call } from "./golden-call.ts";
import { postgresProfile } from "./profiles.ts";

const { catalog } = farmSchema;

/** What is asked, as lowered and, where the rules found something to do, as rewritten. */
export function logicalText(call: Call): string {
  const { words } = readShape(farmSchema, call);
  const lowered = printLogical(lower(words, catalog).plan);
  const { logical } = compileVerified(words, catalog, postgresProfile, DEFAULT_COMPILE_OPTIONS);
  const rewritten = printLogical(logical);
  return rewritten === lowered ? `${lowered}\n` : `${lowered}\n\nrewritten:\n${rewritten}\n`;
}

/** The plan and its cost, by `explain`, after verifying it. */
export function planText(call: Call, driver: Driver, options: CompileOptions): string {
  return orRefusal(() => {
    const { text, roundTrips, relations } = explanationOf(call, driver, options);
    const choices = relations.map(({ path, strategy, reason }) => `${path}: ${strategy} (${reason})`);
    return [text, "", `round trips: ${roundTrips}`, ...choices].join("\n");
  });
}

export function statementsText(call: Call, driver: Driver): string {
  return orRefusal(() => {
    const { statements } = explanationOf(call, driver, DEFAULT_COMPILE_OPTIONS);
    return statements.length === 0 ? "nothing is sent" : statements.join("\n\n");
  });
}

function explanationOf(call: Call, driver: Driver, options: CompileOptions) {
  const { words } = readShape(farmSchema, call);
  compileVerified(words, catalog, driver, options);
  return explain(compileCall(words, { catalog, driver, options }));
}

function orRefusal(print: () => string): string {
  try {
    return `${print()}\n`;
  } catch (error) {
    if (!(error instanceof UnsupportedCall)) throw error;
    return `unsupported: ${error.path}: ${error.message}\n`;
  }
}
