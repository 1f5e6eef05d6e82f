import { OrmError } from "../../../ir/orm-error.ts";
import type { ConformanceCase } from "../conformance-case.ts";
import * as assert from "../expect.ts";
import { fails } from "../expect.ts";
import { shown } from "../same.ts";

function outcomeOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => "made",
    (error: unknown) => (error instanceof OrmError ? error.code : shown(error)),
  );
}

export const interruptionCases: readonly ConformanceCase[] = [
  {
    name: "a call aborted before it is made sends nothing, and one in time is as any other",
    run: async ({ orm, sent, capabilities }) => {
      const aborted = { signal: AbortSignal.abort() };
      const before = sent() ?? 0;
      const error = await fails(orm.tag.create({ data: { label: "never" } }, aborted), "ABORTED");
      assert.deepEqual([error.meta.effect, error.meta.model], ["none", "tag"]);
      await fails(orm.tag.findMany({}, aborted), "ABORTED");
      assert.equal((sent() ?? 0) - before, 0);
      const inTime = { signal: new AbortController().signal, timeoutMs: 60_000 };
      await orm.tag.create({ data: { id: "a", label: "1" } }, inTime);
      assert.deepEqual(await orm.tag.findMany({}, inTime), [{ id: "a", label: "1" }]);
      if (capabilities.transactions === "none") return;
      await fails(
        orm.transaction(async (tx) => tx.tag.count(), aborted),
        "ABORTED",
      );
      await orm.batch([(tx) => tx.tag.create({ data: { id: "b", label: "2" } })], inTime);
      assert.equal(await orm.tag.count(), 2);
    },
  },
  {
    name: "a transaction out of time leaves nothing, and its orm makes no call any more",
    run: async ({ orm, capabilities }) => {
      if (capabilities.transactions === "none") return;
      let late: Promise<string> | null = null;
      const out = orm.transaction(
        (tx) => {
          // A slow backend may not be done with it by then.
          const first = outcomeOf(tx.tag.create({ data: { id: "a", label: "1" } }));
          late = first
            .then(() => new Promise((resolve) => setTimeout(resolve, 120)))
            .then(() => outcomeOf(tx.tag.create({ data: { id: "b", label: "2" } })));
          return late;
        },
        { timeoutMs: 60 },
      );
      await fails(out, "TIMEOUT");
      // A slower one may not even have begun.
      if (late !== null) assert.equal(await late, "TIMEOUT");
      assert.equal(await orm.tag.count(), 0);
    },
  },
];
