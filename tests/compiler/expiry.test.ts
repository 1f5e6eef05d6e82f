import { test } from "uvu";
import * as assert from "uvu/assert";
import { DEFAULT_COMPILE_OPTIONS } from "../../compiler/compile.ts";
import { datetime, defineSchema, id, model } from "../../compiler/schema/index.ts";
import type { Method } from "../../compiler/shape/method.ts";
import { compileVerified } from "../../compiler/verify/compile-verified.ts";
import { endedHidden } from "../../compiler/verify/ended-hidden.ts";
import { createMemoryDriver } from "../../engine/backends/memory/memory-driver.ts";
import { createOrm } from "../../engine/create-orm.ts";
import { explainCall } from "../../engine/offline/explain-call.ts";
import { project } from "../../ir/logical/project.ts";
import { scan } from "../../ir/logical/scan.ts";
import { sessionSchema as schema } from "../key-value/session-schema.ts";
import { readShape } from "./support/read-shape.ts";
import { targetOf } from "./support/target-of.ts";

const endsAt = new Date(0);

const CALLS: Readonly<Partial<Record<Method, unknown>>> = {
  findUnique: { where: { token: "t" } },
  findFirst: { where: { userId: "u" } },
  findMany: { where: { OR: [{ userId: "u" }, { endsAt: null }] }, orderBy: { endsAt: "asc" }, take: 2 },
  count: {},
  create: { data: { token: "t", userId: "u", endsAt } },
  createMany: { data: [{ token: "t", userId: "u", endsAt }] },
  update: { where: { id: "i", userId: "u" }, data: { token: "t" } },
  updateMany: { where: {}, data: { userId: "u" } },
  upsert: { where: { token: "t" }, create: { userId: "u", endsAt }, update: { endsAt } },
  delete: { where: { id: "i" } },
  deleteMany: { where: { userId: "u" } },
};

const explained = (backend: string, method: string, args: unknown) =>
  explainCall({ schema, backend, model: "session", method, args });

test("every plan of every call hides what has ended, after each rewrite too", () => {
  const { capabilities } = createMemoryDriver();
  for (const [method, args] of Object.entries(CALLS)) {
    const { words } = readShape(schema, { model: "session", method: method as Method, args });
    for (const orderedIndexes of [true, false]) {
      const has = targetOf({ ...capabilities, orderedIndexes });
      const { physical } = compileVerified(words, schema.catalog, has, DEFAULT_COMPILE_OPTIONS);
      assert.is(physical.now, physical.callSlots - 1, method);
    }
  }
});

test("a plan that does not is noticed", () => {
  const problems = endedHidden(project(scan("session"), []), schema.catalog, 0);
  assert.equal(problems, ['rows of "session" that may have ended']);
});

test("$explain shows the predicate, and what gives way", async () => {
  const found = await explained("redis", "findUnique", CALLS.findUnique);
  assert.match(
    found,
    /filter \(endsAt is null or endsAt > \$1\)\n\s+key lookup session\.token \(token = \$0\)/,
  );
  const made = await explained("redis", "create", CALLS.create);
  assert.match(made, /key insert session \(id, token, userId, endsAt\) over endsAt <= \$4/);
  const changed = await explained("redis", "update", CALLS.update);
  assert.match(changed, /by id \(id = \$0\) if userId = \$1 over endsAt <= \$3/);
});

test("PostgreSQL clears, and writes, in one statement", async () => {
  const text = await explained("postgres", "create", CALLS.create);
  assert.match(text, /1 round trip\n/);
  assert.match(
    text,
    /with t0 as \(delete from "sessions" where .*"endsAt" <= \$1.* returning 1\) insert into/,
  );
  assert.match(text, /where \(select count\(\*\) from t0\) >= 0 returning/);
});

test("a model whose rows stay costs nothing more", async () => {
  const plain = defineSchema({ note: model({ table: "notes", fields: { id: id(), at: datetime() } }) });
  const { words, values } = readShape(plain, { model: "note", method: "count", args: {} });
  const driver = createMemoryDriver();
  const { physical } = compileVerified(words, plain.catalog, driver, DEFAULT_COMPILE_OPTIONS);
  assert.is(physical.now, null);
  assert.is(physical.callSlots, values.length);
  assert.is(physical.root.kind, "memberCount");
});

test("a clock that tells no time is refused, and a transaction purges nothing", async () => {
  const open = (clock: () => number) => createOrm({ schema, driver: createMemoryDriver(), clock });
  for (const time of [Number.NaN, Number.POSITIVE_INFINITY, 1e300]) {
    const refused = await open(() => time)
      .session.count()
      .catch((error: unknown) => error);
    assert.is(Reflect.get(Object(refused), "path"), "clock");
  }
  const purge = open(Date.now).transaction((tx) => tx.$purgeExpired());
  assert.is(Reflect.get(Object(await purge.catch((error: unknown) => error)), "code"), "UNSUPPORTED");
});

test.run();
