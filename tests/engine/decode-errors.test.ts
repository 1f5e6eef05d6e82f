import { test } from "uvu";
import * as assert from "uvu/assert";
import { sqlite } from "../../emitters/sql/dialects/sqlite.ts";
import { createOrm } from "../../engine/create-orm.ts";
import type { Leaf } from "../../engine/driver.ts";
import { rowCodec } from "../../engine/sql/row-codec.ts";
import type { Capabilities } from "../../ir/capabilities.ts";
import { modelOfRows } from "../../ir/logical/model-of-rows.ts";
import { ormErrorOf } from "../compiler/support/orm-error-of.ts";
import { farmSchema } from "../golden/farm-schema.ts";
import { flatSqlProfile, postgresProfile } from "../golden/profiles.ts";
import { anyCalls } from "../golden/run-call.ts";
import { answeringDriver } from "./support/answering-driver.ts";

function modelOf(leaf: Leaf): string {
  if (leaf.kind !== "pushedQuery") throw new TypeError(`no query but ${leaf.kind}`);
  return modelOfRows(leaf.query.input);
}

/** The error of a call whose rows are as given, by model. */
async function errorOf(
  capabilities: Capabilities,
  rows: Readonly<Record<string, readonly (readonly unknown[])[]>>,
  select: unknown,
) {
  const driver = answeringDriver(
    capabilities,
    (leaf) => rows[modelOf(leaf)] ?? [],
    rowCodec(sqlite.codecs, sqlite.json.lists.layout),
  );
  const calls = anyCalls(createOrm({ schema: farmSchema, driver }));
  return ormErrorOf(Promise.resolve(calls.farm?.findMany({ select })));
}

test("a value that cannot be read fails the call, which the error names with field and backend", async () => {
  const error = await errorOf(
    postgresProfile.capabilities,
    { farm: [["f1", "c4n4ry"]] },
    { id: true, herd: true },
  );
  assert.equal([error.code, error.path], ["DECODE_FAILED", "farm.herd"]);
  assert.equal([error.backendKind, error.dialect], ["answering", "prepared"]);
  assert.equal(error.meta, { model: "farm", operation: "findMany" });
  assert.not.match(error.message, "c4n4ry");
});

test("it does so too in rows that are only dealt out", async () => {
  const select = { id: true, plots: { select: { size: true } } };
  const rows = { farm: [["f1"]], plot: [["big", "f1"]] };
  const error = await errorOf(flatSqlProfile.capabilities, rows, select);
  assert.equal([error.code, error.path], ["DECODE_FAILED", "plot.size"]);
});

test("it does so too where the rows of a relation are none", async () => {
  const error = await errorOf(
    postgresProfile.capabilities,
    { farm: [["f1", "7"]] },
    { id: true, plots: true },
  );
  assert.equal([error.code, error.path], ["DECODE_FAILED", "farm.plots"]);
});

test("a dangling reference is named", async () => {
  const driver = answeringDriver(
    postgresProfile.capabilities,
    () => [["e1", null]],
    rowCodec(sqlite.codecs, sqlite.json.lists.layout),
  );
  const calls = anyCalls(createOrm({ schema: farmSchema, driver }));
  const call = calls.employment?.findMany({ select: { id: true, farm: { select: { id: true } } } });
  const error = await ormErrorOf(Promise.resolve(call));
  assert.equal([error.code, error.path], ["DECODE_FAILED", "employment.farm"]);
});

test.run();
