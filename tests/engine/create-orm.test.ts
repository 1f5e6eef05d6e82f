import { test } from "uvu";
import * as assert from "uvu/assert";
import { METHODS } from "../../compiler/shape/method.ts";
import { createMemoryDriver } from "../../engine/backends/memory/memory-driver.ts";
import { createOrm } from "../../engine/create-orm.ts";
import type { OrmOptions } from "../../engine/orm-options.ts";
import { OrmError } from "../../ir/orm-error.ts";
import { ormErrorOf } from "../compiler/support/orm-error-of.ts";
import { recordingDriver } from "../compiler/support/recording-driver.ts";
import { farmSchema } from "../golden/farm-schema.ts";
import { farmSeed } from "../golden/farm-seed.ts";

/** Options as an application without types might give them. */
function withOptions(options: object): unknown {
  const driver = createMemoryDriver();
  return createOrm({ schema: farmSchema, driver, ...(options as OrmOptions) });
}

function refused(options: object, path: string): void {
  assert.throws(
    () => withOptions(options),
    (error: unknown) => error instanceof OrmError && error.code === "INVALID_QUERY" && error.path === path,
  );
}

test("the orm has the schema's models with every method, and is frozen", () => {
  const orm = createOrm({ schema: farmSchema, driver: createMemoryDriver() });
  assert.ok(Object.isFrozen(orm) && Object.isFrozen(orm.farm) && Object.isFrozen(orm.$explain));
  for (const model of Object.keys(farmSchema.catalog.models)) {
    assert.equal(Object.keys(Reflect.get(orm, model)), [...METHODS]);
  }
  assert.is(orm.farm, orm.farm, "made once");
});

test("nothing is sent before the first call", () => {
  const { driver, sent } = recordingDriver(farmSeed);
  createOrm({ schema: farmSchema, driver });
  assert.equal(sent, []);
});

test("a limit that is no number would be none, so it is refused", () => {
  refused({ limits: { listMax: Number.NaN } }, "limits.listMax");
  refused({ limits: { whereDepthMax: "20" } }, "limits.whereDepthMax");
  refused({ limits: { selectDepthMax: -1 } }, "limits.selectDepthMax");
  refused({ limits: { whereNodesMax: Infinity } }, "limits.whereNodesMax");
  refused({ limits: { scan: "never" } }, "limits.scan");
  refused({ limits: { listMaximum: 1 } }, "limits.listMaximum");
});

test("a limit that is undefined is the default", async () => {
  const orm = withOptions({ limits: { listMax: undefined } }) as ReturnType<typeof memoryOrm>;
  const ids = Array.from({ length: 10_001 }, String);
  const error = await ormErrorOf(orm.person.findMany({ where: { id: { in: ids } } }));
  assert.is(error.path, "where.id.in");
});

function memoryOrm(options: OrmOptions = {}) {
  return createOrm({ schema: farmSchema, driver: createMemoryDriver(farmSeed), ...options });
}

test("a rule that does not exist cannot be disabled", () => {
  refused({ rules: { disable: ["push-everything"] } }, "rules.disable");
});

test("limits.scan refuses to read a whole model, before anything is sent", async () => {
  const { driver, sent } = recordingDriver(farmSeed);
  const orm = createOrm({ schema: farmSchema, driver, limits: { scan: "refuse" } });
  const scans = [
    orm.person.findMany({ where: { name: "Ada" } }),
    orm.person.findFirst(),
    orm.person.findMany({ orderBy: { name: "asc" }, take: 1 }),
    orm.person.count({ where: { name: "Ada" } }),
    orm.person.updateMany({ where: { name: "Ada" }, data: { name: "Eve" } }),
    orm.person.deleteMany({ where: { OR: [{ id: "p1" }, { name: "Ada" }] } }),
  ];
  for (const scan of scans) {
    const error = await ormErrorOf(scan);
    assert.is(error.code, "UNSUPPORTED");
    assert.match(error.message, 'model "person" would be read as a whole');
  }
  assert.equal(sent, []);
});

test("limits.scan lets through what is found by key, index or link", async () => {
  const { driver } = recordingDriver(farmSeed);
  const orm = createOrm({ schema: farmSchema, driver, limits: { scan: "refuse" } });
  assert.is(await orm.person.count(), 5);
  assert.is((await orm.plot.findMany({ where: { crop: "rye", size: 5 } })).length, 1);
  assert.is((await orm.person.findMany({ where: { id: { in: ["p1"] }, name: "Ada" } })).length, 1);
  const farm = await orm.farm.findUnique({
    where: { id: "f1" },
    select: { plots: { where: { size: 30 } }, workers: { orderBy: { name: "asc" }, take: 1 } },
  });
  assert.equal([farm?.plots.length, farm?.workers.length], [2, 1]);
});

test("after a failed call a transaction only rolls back, also where the failure was swallowed", async () => {
  const orm = memoryOrm();
  const error = await ormErrorOf(
    orm.transaction(async (tx) => {
      await tx.person.update({ where: { id: "p1" }, data: { name: "Changed" } });
      await tx.person.create({ data: { email: "ada@farm.test", name: "Twin" } }).catch(() => {});
    }),
  );
  assert.is(error.code, "ABORTED");
  assert.is((await orm.person.findUnique({ where: { id: "p1" } }))?.name, "Ada");
});

test("what an answer holds is the application's own", async () => {
  const orm = memoryOrm();
  const settingsOf = async () => (await orm.farm.findUnique({ where: { id: "f1" } }))?.settings;
  const [first, second] = [await settingsOf(), await settingsOf()];
  assert.equal(first, second);
  Reflect.set(Object(first), "gates", []);
  assert.equal(await settingsOf(), second);
});

test.run();
