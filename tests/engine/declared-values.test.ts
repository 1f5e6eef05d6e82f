import { test } from "uvu";
import * as assert from "uvu/assert";
import type { RowCodec } from "../../engine/driver.ts";
import { hydrator } from "../../engine/hydrate/hydrate.ts";
import { OrmError } from "../../engine/index.ts";
import { cellColumn, nestColumn } from "../../ir/physical/column.ts";

const text = (raw: unknown) => String(raw);
const codec: RowCodec = {
  decode: () => text,
  decodeNested: () => text,
  lists: "rows",
  decodeNest: (raw) => raw,
};
const plan = cellColumn("plan", "enum", ["free", "pro"]);

function failure(run: () => unknown): OrmError {
  try {
    run();
  } catch (error) {
    if (error instanceof OrmError) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

test("a stored value that the enum does not declare is no answer", () => {
  const read = hydrator([plan], [{ name: "plan", outputs: null }], codec, "workspace");
  assert.equal(read(["pro"]), { plan: "pro" });
  const error = failure(() => read(["gold"]));
  assert.is(error.code, "DECODE_FAILED");
  assert.is(error.path, "workspace.plan");
  assert.not.match(error.message, "gold");
});

test("nor where it is nested, nor is null a list of related rows", () => {
  const column = nestColumn("plans", "many", false, [plan]);
  const outputs = [{ name: "plans", outputs: [{ name: "plan", outputs: null }] }];
  const read = hydrator([column], outputs, codec, "user");
  assert.equal(read([[["free"]]]), { plans: [{ plan: "free" }] });
  assert.is(failure(() => read([[["free"], ["gold"]]])).path, "user.plans.plan");
  assert.is(failure(() => read([null])).path, "user.plans");
});

test("nor is null where the field is required, in rows of any kind", () => {
  const name = cellColumn("name", "string", null, false);
  const outputs = [{ name: "name", outputs: null }];
  for (const source of [codec, null]) {
    const error = failure(() => hydrator([name], outputs, source, "user")([null]));
    assert.is(error.code, "DECODE_FAILED");
    assert.is(error.path, "user.name");
  }
  for (const lists of ["rows", "columns"] as const) {
    const column = nestColumn("users", "many", false, [name]);
    const read = hydrator([column], [{ name: "users", outputs }], { ...codec, lists }, "team");
    assert.is(
      failure(() => read([lists === "rows" ? [["a"], [null]] : [["a", null]]])).path,
      "team.users.name",
    );
  }
});

test.run();
