import { test } from "uvu";
import * as assert from "uvu/assert";
import type { SqlValue } from "../../emitters/sql/sql-codec.ts";
import { OrmError } from "../../engine/index.ts";
import { namesAsValues } from "../../engine/sql/names-as-values.ts";

async function said(text: string, values: readonly SqlValue[]) {
  const sent: unknown[] = [];
  const run = async (request: { readonly text: string }, bound: readonly SqlValue[]) => {
    sent.push(request.text, ...bound);
    return { rows: [], affected: 0 };
  };
  const connection = { run, command: async () => null, release: () => {} };
  const pool = namesAsValues({ connectionsMax: 1, run, acquire: async () => connection });
  const request = { text, name: null, answer: "rows" } as const;
  await pool.run(request, values);
  const alone = sent.splice(0);
  await (await pool.acquire()).run(request, values);
  assert.equal(sent, alone);
  return sent;
}

test("a name with a question mark is a value among the others, in its place", async () => {
  assert.equal(await said("select `a` from `t` where `a` = ?", [1]), [
    "select `a` from `t` where `a` = ?",
    1,
  ]);
  assert.equal(await said("select `a?b` from `t` where `c` = ? and `a?b` = ?", [1, 2]), [
    "select ?? from `t` where `c` = ? and ?? = ?",
    "a?b",
    1,
    "a?b",
    2,
  ]);
  assert.equal(await said("select `a``?` where ?", [1]), ["select ?? where ?", "a`?", 1]);
  assert.equal(await said("create table `a?b`", []), ["create table `a?b`"]);
});

test("a name with a dot besides is refused, as it would be parted there", async () => {
  const error = await said("select `a.b?` where ?", [1]).catch((reason: unknown) => reason);
  assert.ok(error instanceof OrmError && error.code === "UNSUPPORTED");
});

test.run();
