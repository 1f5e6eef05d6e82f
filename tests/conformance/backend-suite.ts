import { inspect } from "node:util";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type ConformanceSchema, conformanceSchema } from "../../engine/conformance/conformance-schema.ts";
import { type ConformanceLevel, runConformance } from "../../engine/entries/conformance.ts";
import type { Capabilities } from "../../ir/capabilities.ts";
import type { Subject, Target } from "../support/targets/target.ts";

/** The published kit on one backend, whose raw client is counted where it can be. */
export function conformance(
  target: Target,
  claims: Partial<Capabilities> = {},
  levels?: readonly ConformanceLevel[],
): void {
  const test = suite(target.name);
  const opened: Subject<ConformanceSchema>[] = [];
  const subject = () => {
    const [first] = opened;
    if (first === undefined) throw new Error("the store is not open yet");
    return first;
  };
  void runConformance({
    createDriver: async () => {
      opened.push(await target.open(conformanceSchema, { recording: true }));
      return subject().driver;
    },
    capabilities: claims,
    levels,
    clear: () => subject().clear(),
    sent: () => subject().sent?.() ?? null,
    referencesByRow: () => subject().referencesByRow,
    test,
  });
  test("what is logged of the orm names its backend, and holds nothing of its client", () => {
    const { orm, driver } = subject();
    const { kind, dialect, capabilities } = driver;
    const shown = { kind, dialect, capabilities };
    assert.equal(JSON.parse(JSON.stringify(orm)).$driver, JSON.parse(JSON.stringify(shown)));
    assert.is(inspect(driver), inspect(shown));
  });
  test.after(async () => {
    for (const { dispose } of opened) await dispose();
    await target.close();
  });
  test.run();
}
