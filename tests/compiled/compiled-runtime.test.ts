import { suite } from "uvu";
import * as assert from "uvu/assert";
import {
  bigint,
  datetime,
  defineSchema,
  id,
  integer,
  model,
  numericId,
  string,
} from "../../compiler/schema/index.ts";
import type { Orm } from "../../compiler/types/orm.ts";
import type { RecordedCalls } from "../../engine/ahead/recorded-calls.ts";
import { renderCompiledModule } from "../../engine/ahead/render-compiled-module.ts";
import * as builders from "../../engine/compiled/builders.ts";
import { codeOf, failureOf } from "../sql/support/code-of.ts";
import { evaluateCompiledModule } from "../support/evaluate-compiled-module.ts";
import { MapKvNamespace } from "../support/kv-namespace.ts";
import { d1Target } from "../support/targets/d1.ts";

const schema = defineSchema({
  note: model({
    table: "notes",
    fields: {
      id: id({ generate: () => "unused" }),
      title: string().unique(),
      views: integer().default(0),
      size: bigint().default(9007199254740993n),
      code: string().default(() => "unused"),
    },
  }),
});

const calls: RecordedCalls = async (record) => {
  const orm = record({ schema, backend: "cloudflare-kv" });
  await orm.note.create({ data: { id: "1", title: "a" } });
  await orm.note.create({ data: { title: "b" } });
  await orm.note.findUnique({ where: { title: "a" } });
};

let made = 0;

/** The schema as a bundle has it: what is written is the same, what it is imported from is not. */
function bundledModels() {
  const field = builders.string();
  return {
    note: builders.model({
      table: "notes",
      fields: {
        id: builders.id({ generate: () => `made ${++made}` }),
        title: field.unique(),
        views: builders.integer().default(0),
        size: builders.bigint().default(9007199254740993n),
        code: field.nullable().default(() => "C"),
      },
    }),
  };
}

type NoteOrm = Orm<typeof schema>;

async function compiled(recorded: RecordedCalls, client: object, options: object = {}): Promise<NoteOrm> {
  const runtime = evaluateCompiledModule(await renderCompiledModule(recorded));
  const bundled = runtime.defineSchema(bundledModels());
  // The bundle's types are those of the compiling packages, whose names it takes.
  return (await runtime.createOrmFromRuntime({ schema: bundled, client, ...options })) as NoteOrm;
}

/** Counts what it is asked. */
class CountedKv extends MapKvNamespace {
  asked = 0;

  override get(key: string | readonly string[]): ReturnType<MapKvNamespace["get"]> {
    this.asked++;
    return super.get(key);
  }
}

const test = suite<{ kv: CountedKv }>("compiled calls");

test.before.each((context) => {
  context.kv = new CountedKv();
  made = 0;
});

test("run their plans, and the functions that make defaults", async ({ kv }) => {
  const orm = await compiled(calls, kv);
  await orm.note.create({ data: { id: "x", title: "one" } });
  const second = await orm.note.create({ data: { title: "two" } });
  assert.equal(second, { id: "made 1", title: "two", views: 0, size: 9007199254740993n, code: "C" });
  assert.is((await orm.note.findUnique({ where: { title: "one" } }))?.id, "x");
  assert.is(await orm.note.findUnique({ where: { title: "three" } }), null);
  assert.is(await codeOf(() => orm.note.create({ data: { title: "two" } })), "UNIQUE_CONSTRAINT_VIOLATION");
  assert.is(await codeOf(() => orm.note.create({ data: { title: JSON.parse("5") } })), "INVALID_QUERY");
});

test("refuse a call that was not made, and send nothing", async ({ kv }) => {
  const orm = await compiled(calls, kv);
  const { code, backendKind, message } = await failureOf(() => orm.note.findMany({ where: { views: 1 } }));
  assert.equal(
    { code, backendKind, message },
    {
      code: "UNSUPPORTED",
      backendKind: "cloudflare-kv",
      message: "note.findMany: no such call was made when the calls of this bundle were compiled",
    },
  );
  assert.is(kv.asked, 0);
});

test("refuse what only a compiler could do", async ({ kv }) => {
  const orm = await compiled(calls, kv);
  const where = { title: "a" };
  assert.is(await codeOf(() => orm.note.findUnique({ where }, { strategy: "batch" })), "UNSUPPORTED");
  assert.is(await codeOf(() => orm.$explain.note.findUnique({ where })), "UNSUPPORTED");
  assert.is(await codeOf(() => orm.$purgeExpired()), "UNSUPPORTED");
  assert.is(await codeOf(() => orm.transaction(async () => 1)), "UNSUPPORTED");
  assert.is(await codeOf(() => orm.batch([])), "UNSUPPORTED");
  assert.is(orm.$driver.capabilities.transactions, "none");
  assert.is(kv.asked, 0);
});

test("refuse options that other plans would come of", async ({ kv }) => {
  for (const options of [
    { strategy: "batch" },
    { limits: { scan: "refuse" } },
    { clock: () => 0 },
    { coalesce: true },
    { rules: { disable: [] } },
    { limits: { listMax: -1 } },
  ]) {
    assert.is(await codeOf(() => compiled(calls, kv, options)), "INVALID_QUERY", JSON.stringify(options));
  }
  const refusing: RecordedCalls = async (record) => {
    await record({ schema, backend: "cloudflare-kv", limits: { scan: "refuse" } }).note.findUnique({
      where: { title: "a" },
    });
  };
  assert.is(await codeOf(() => compiled(refusing, kv)), "INVALID_QUERY");
  const orm = await compiled(refusing, kv, { limits: { scan: "refuse" }, base: "app" });
  assert.is(await orm.note.findUnique({ where: { title: "a" } }), null);
});

test("refuse clients and schemas that they were not compiled for", async ({ kv }) => {
  assert.is(await codeOf(() => compiled(calls, { query: () => {} })), "UNSUPPORTED");
  const runtime = evaluateCompiledModule(await renderCompiledModule(calls));
  const other = runtime.defineSchema({ other: builders.model({ table: "others", fields: {} }) });
  assert.is(
    await codeOf(() => runtime.createOrmFromRuntime({ schema: other, client: kv })),
    "INVALID_SCHEMA",
  );
  assert.is(await codeOf(() => runtime.createOrmFromRuntime({ schema, client: kv })), "INVALID_QUERY");
});

test("of a store that holds writes back run in its transactions", async ({ kv }) => {
  const orm = await compiled(async (record) => {
    const recorded = record({ schema, backend: "cloudflare-kv" });
    await recorded.transaction(async (tx) => {
      await tx.note.create({ data: { id: "1", title: "a" } });
      await tx.note.findUnique({ where: { title: "a" } });
    });
  }, kv);
  const failed = orm.transaction(async (tx) => {
    await tx.note.create({ data: { id: "1", title: "a" } });
    assert.is((await tx.note.findUnique({ where: { title: "a" } }))?.id, "1");
    throw new Error("undone");
  });
  assert.match(await failed.catch((error: Error) => error.message), "undone");
  assert.is(await orm.note.findUnique({ where: { title: "a" } }), null);
  await orm.transaction((tx) => tx.note.create({ data: { id: "1", title: "a" } }));
  assert.is((await orm.note.findUnique({ where: { title: "a" } }))?.id, "1");
});

test("are the same text every time, in whatever order they are made", async () => {
  const reversed: RecordedCalls = async (record) => {
    const orm = record({ schema, backend: "cloudflare-kv" });
    await orm.note.findUnique({ where: { title: "a" } });
    await orm.note.create({ data: { title: "b" } });
    await orm.note.create({ data: { id: "1", title: "a" } });
  };
  assert.is(await renderCompiledModule(reversed), await renderCompiledModule(calls));
});

test("are not compiled where the backend cannot run one, and the error names the call", async () => {
  const compile = (recorded: RecordedCalls) =>
    renderCompiledModule(recorded).then(
      () => "compiled",
      (error: Error & { code: string }) => `${error.code} ${error.message}`,
    );
  const increment: RecordedCalls = async (record) => {
    const orm = record({ schema, backend: "cloudflare-kv" });
    await orm.note.updateMany({ where: { id: "1" }, data: { views: { increment: 1 } } });
  };
  assert.match(await compile(increment), /^UNSUPPORTED note: increment on "views"/);
  const inTurns: RecordedCalls = async (record) => {
    const orm = record({ schema, backend: "cloudflare-kv", atomicity: "process" });
    await orm.note.updateMany({ where: { id: "1" }, data: { views: { increment: 1 } } });
  };
  assert.is(await compile(inTurns), "compiled");
  const held: RecordedCalls = (record) => record({ schema, backend: "d1" }).transaction(async () => 1);
  assert.match(await compile(held), /^UNSUPPORTED transactions of this backend/);
  const twice: RecordedCalls = async (record) => {
    for (const _ of [1, 2]) await record({ schema, backend: "d1" }).note.count();
  };
  assert.match(await compile(twice), /^INVALID_QUERY .*two orms of one schema over the same backend/);
  const [one, alike] = [integer(), string()].map((text) =>
    defineSchema({ note: model({ table: "notes", fields: { id: id(), text } }) }),
  );
  assert.ok(one !== undefined && alike !== undefined);
  const twoSchemas: RecordedCalls = async (record) => {
    await record({ schema: one, backend: "d1" }).note.count();
    await record({ schema: alike, backend: "d1" }).note.count();
  };
  assert.match(await compile(twoSchemas), /^INVALID_QUERY .*two schemas have the same tables and fields/);
  const none: RecordedCalls = async (record) => record({ schema, backend: "d1" });
  assert.is(await compile(none), "INVALID_QUERY renderCompiledModule: no call was made");
  assert.match(
    await compile(async (record) => record({ schema, backend: "postgres" })),
    /^INVALID_QUERY record: backend is none that calls are compiled for: d1, cloudflare-kv/,
  );
});

const visits = defineSchema({
  visit: model({
    table: "visits",
    fields: { number: numericId(), token: string().unique(), text: string(), endsAt: datetime().nullable() },
    expires: "endsAt",
  }),
});

test("on D1 clear what has ended in the request that writes, and send a large list in one", async () => {
  const target = d1Target();
  const { driver, orm: compiling, dispose } = await target.open(visits);
  try {
    const recorded: RecordedCalls = async (record) => {
      const orm = record({ schema: visits, backend: "d1" });
      await orm.visit.create({ data: { token: "a", text: "", endsAt: new Date() } });
      await orm.visit.createMany({ data: [{ token: "b", text: "" }] });
    };
    const runtime = evaluateCompiledModule(await renderCompiledModule(recorded));
    const bundled = runtime.defineSchema({
      visit: { table: "visits", fields: { number: null, token: null, text: null, endsAt: null } },
    });
    const orm = (await runtime.createOrmFromRuntime({
      schema: bundled,
      client: driver.client,
    })) as typeof compiling;
    const trips: number[] = [];
    orm.$on("query", ({ roundTrips }) => void trips.push(roundTrips));
    const past = new Date(Date.now() - 60_000);
    await orm.visit.create({ data: { token: "a", text: "", endsAt: past } });
    const again = await orm.visit.create({ data: { token: "a", text: "again", endsAt: past } });
    assert.is(again.text, "again");
    const long = "x".repeat(200_000);
    const data = [1, 2, 3, 4].map((at) => ({ token: `long ${at}`, text: long }));
    assert.is((await orm.visit.createMany({ data })).length, 4);
    assert.equal(trips, [1, 1, 1]);
    const stored = await compiling.visit.findMany({ orderBy: { number: "asc" }, select: { token: true } });
    assert.equal(
      stored.map(({ token }) => token),
      ["long 1", "long 2", "long 3", "long 4"],
    );
  } finally {
    await dispose();
    await target.close();
  }
});

test.run();
