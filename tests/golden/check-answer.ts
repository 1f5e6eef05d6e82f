import { readFileSync } from "node:fs";
import * as assert from "uvu/assert";
import type { GoldenCall } from "./golden-call.ts";
import { inAnyOrder } from "./in-any-order.ts";
import { printTagged } from "./tagged-json.ts";

/** What the call's `result.json` holds. */
export function answerText(call: GoldenCall, result: unknown, after: unknown): string {
  const answer = { result: inAnyOrder(call, result) };
  return printTagged(call.after === null ? answer : { ...answer, after });
}

/** Compares with the golden answer, however that answer came about. */
export function checkAnswer(call: GoldenCall, text: string, how: string): void {
  const expected = readFileSync(new URL("result.json", call.folder), "utf8");
  assert.is(text, expected, `${call.name} ${how}`);
}
