import * as assert from "node:assert/strict";
import { test } from "uvu";
import { canMeet } from "./can-meet.ts";
import { FEATURES } from "./feature-list.ts";

const MEETING: readonly (readonly [string, string])[] = [
  ["upsert", "insert json"],
  ["upsert", "multiply bigint"],
  ["create", "where {}"],
  ["count", "take"],
  ["update", "key nested"],
  ["transaction throw", "transaction commit"],
  ["insert enum", "set enum"],
];

const APART: readonly (readonly [string, string])[] = [
  ["create", "update"],
  ["findFirst", "take"],
  ["deleteMany", "depth 1"],
  ["findMany", "insert json"],
  ["createMany", "set null"],
  ["no id", "uuidId"],
  ["createMany []", "insert string"],
  ["left out incrementId", "uuidId"],
  ["orderBy list", "create"],
  ["take", "take 0"],
];

test("pairs that one call can make use of, and pairs that none can", () => {
  for (const [one, other] of MEETING) assert.ok(canMeet(one, other), `${one} & ${other}`);
  for (const [one, other] of APART) assert.ok(!canMeet(one, other), `${one} & ${other}`);
});

test("the order of a pair means nothing", () => {
  for (const one of FEATURES) {
    for (const other of FEATURES) assert.equal(canMeet(one, other), canMeet(other, one), `${one} & ${other}`);
  }
});

test.run();
