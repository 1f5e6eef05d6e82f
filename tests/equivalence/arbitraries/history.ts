import fc from "fast-check";
import type { History, ModelRows, Step } from "../history.ts";
import type { Call } from "../oracle/call.ts";
import type { SchemaSketch } from "../schema/sketch.ts";
import { anyCall, readCall } from "./call.ts";
import { storedRows } from "./rows.ts";
import { spoiled } from "./spoiled-call.ts";

const STEPS = 4;

/** Rows and four reads of them. */
export function readHistory(schema: SchemaSketch): fc.Arbitrary<History> {
  return historyOf(schema, (aim) => mostlyRight(schema, readCall(schema, { rows: aim })).map(callStep));
}

/** Rows and four steps that read and write them, alone and in transactions. */
export function writeHistory(schema: SchemaSketch): fc.Arbitrary<History> {
  return historyOf(schema, (rows) => {
    const call = mostlyRight(schema, anyCall(schema, { rows })).map(callStep);
    const nested = transactionStep(call);
    const inside = fc.oneof({ weight: 6, arbitrary: call }, { weight: 1, arbitrary: nested });
    return fc.oneof({ weight: 9, arbitrary: call }, { weight: 1, arbitrary: transactionStep(inside) });
  });
}

function historyOf(
  schema: SchemaSketch,
  stepOn: (rows: readonly ModelRows[]) => fc.Arbitrary<Step>,
): fc.Arbitrary<History> {
  return storedRows(schema).chain((rows) =>
    fc.array(stepOn(rows), { minLength: STEPS, maxLength: STEPS }).map((steps): History => ({ rows, steps })),
  );
}

function callStep(call: Call): Step {
  return { kind: "call", call };
}

function transactionStep(step: fc.Arbitrary<Step>): fc.Arbitrary<Step> {
  return fc.record(
    {
      kind: fc.constant("transaction" as const),
      steps: fc.array(step, { minLength: 1, maxLength: 3 }),
      end: fc.constantFrom("commit" as const, "commit" as const, "throw" as const),
    },
    { noNullPrototype: true },
  );
}

function mostlyRight(schema: SchemaSketch, call: fc.Arbitrary<Call>): fc.Arbitrary<Call> {
  return fc.oneof({ weight: 24, arbitrary: call }, { weight: 1, arbitrary: spoiled(schema, call) });
}
