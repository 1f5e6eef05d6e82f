import { test } from "uvu";
import * as assert from "uvu/assert";
import {
  belongsTo,
  defineSchema,
  hasMany,
  id,
  integer,
  manyToMany,
  model,
  string,
} from "../../compiler/schema/index.ts";
import type { MemorySeed } from "../../engine/backends/memory/memory-seed.ts";
import { createOrm } from "../../engine/create-orm.ts";
import { recordingDriver } from "../compiler/support/recording-driver.ts";
import { laterDriver } from "./support/later-driver.ts";

/** Connections without a key of their own: a pair can be connected twice, and lead nowhere. */
const schema = defineSchema({
  shelf: model({
    table: "shelves",
    fields: { id: id() },
    relations: {
      boxes: hasMany("box", { foreignKey: "shelfId" }),
      labels: manyToMany("label", { through: "labelling", from: "shelfId", to: "labelId" }),
    },
  }),
  box: model({
    table: "boxes",
    fields: { id: id(), shelfId: string().nullable(), size: integer() },
    relations: { shelf: belongsTo("shelf", { foreignKey: "shelfId" }) },
  }),
  label: model({
    table: "labels",
    fields: { id: id(), text: string() },
    relations: { shelves: manyToMany("shelf", { through: "labelling", from: "labelId", to: "shelfId" }) },
  }),
  labelling: model({
    table: "labellings",
    fields: { id: id(), shelfId: string().nullable(), labelId: string().nullable() },
  }),
});

const SHELVES = 20;

const seed: MemorySeed = {
  shelf: Array.from({ length: SHELVES }, (_, at) => ({ id: `s${at + 10}` })),
  box: Array.from({ length: 3 * SHELVES }, (_, at) => ({
    id: `b${at + 10}`,
    shelfId: at % 4 === 3 ? null : `s${(at % SHELVES) + 10}`,
    size: at % 5,
  })),
  label: [
    { id: "l1", text: "fragile" },
    { id: "l2", text: "heavy" },
    { id: "l3", text: "unused" },
  ],
  labelling: [
    { id: "c1", shelfId: "s10", labelId: "l2" },
    { id: "c2", shelfId: "s10", labelId: "l1" },
    { id: "c3", shelfId: "s10", labelId: "l1" },
    { id: "c4", shelfId: "s11", labelId: "l1" },
    { id: "c5", shelfId: "s11", labelId: null },
    { id: "c6", shelfId: null, labelId: "l2" },
    { id: "c7", shelfId: "s12", labelId: "gone" },
  ],
};

function open() {
  const recording = recordingDriver(seed);
  return { ...recording, orm: createOrm({ schema, driver: recording.driver }) };
}

test("children of any number of parents are one request", async () => {
  for (const take of [1, 2, SHELVES]) {
    const { orm, sent } = open();
    const shelves = await orm.shelf.findMany({ take, select: { id: true, boxes: true } });
    assert.is(shelves.length, take);
    assert.equal(sent, ["scan shelf", "get box by index shelfId list"]);
  }
});

test("each level is one request, however many rows it has", async () => {
  const { orm, sent } = open();
  await orm.shelf.findMany({ select: { boxes: { select: { shelf: { select: { boxes: true } } } } } });
  assert.equal(sent, [
    "scan shelf",
    "get box by index shelfId list",
    "get shelf by id list",
    "get box by index shelfId list",
  ]);
});

test("a key set holds each cell once, and no null", async () => {
  const { orm, values } = open();
  const boxes = await orm.box.findMany({ select: { id: true, shelf: { select: { id: true } } } });
  const keys = values[1]?.find(Array.isArray) ?? [];
  assert.is(keys.length, new Set(keys).size);
  assert.ok(keys.length > 1 && !keys.includes(null));
  assert.ok(boxes.some((box) => box.shelf === null) && boxes.some((box) => box.shelf !== null));
});

test("without a key nothing is asked", async () => {
  const { orm, sent } = open();
  const boxes = await orm.box.findMany({ where: { shelfId: null }, select: { id: true, shelf: true } });
  assert.ok(boxes.length > 0 && boxes.every((box) => box.shelf === null));
  assert.equal(sent, ["scan box"]);
});

test("without parents nothing is asked", async () => {
  const { orm, sent } = open();
  assert.equal(
    await orm.shelf.findMany({ where: { id: "none" }, select: { boxes: true, labels: true } }),
    [],
  );
  assert.equal(sent, ["get shelf by id"]);
});

test("order, take and skip count per parent", async () => {
  const { orm } = open();
  const everything = await orm.box.findMany();
  const shelves = await orm.shelf.findMany({
    orderBy: { id: "asc" },
    select: { id: true, boxes: { orderBy: { size: "desc" }, skip: 1, take: 1, select: { id: true } } },
  });
  assert.ok(shelves.some(({ boxes }) => boxes.length > 0));
  for (const { id, boxes } of shelves) {
    const own = everything.filter((box) => box.shelfId === id);
    own.sort((a, b) => b.size - a.size || (a.id < b.id ? -1 : 1));
    assert.equal(
      boxes,
      own.slice(1, 2).map((box) => ({ id: box.id })),
    );
  }
});

test("a pair that is connected twice counts once, and a connection that leads nowhere not at all", async () => {
  const { orm, sent } = open();
  const shelves = await orm.shelf.findMany({
    where: { id: { in: ["s10", "s11", "s12", "s13"] } },
    orderBy: { id: "asc" },
    select: { labels: { orderBy: { text: "asc" }, select: { text: true } } },
  });
  assert.equal(
    shelves.map(({ labels }) => labels.map(({ text }) => text)),
    [["fragile", "heavy"], ["fragile"], [], []],
  );
  assert.equal(sent, ["get shelf by id list", "get labelling by index shelfId list", "get label by id list"]);
});

test("a limit through connections counts per parent too", async () => {
  const { orm } = open();
  const labels = await orm.label.findMany({
    orderBy: { id: "asc" },
    select: { id: true, shelves: { take: 1, orderBy: { id: "desc" }, select: { id: true } } },
  });
  assert.equal(labels, [
    { id: "l1", shelves: [{ id: "s11" }] },
    { id: "l2", shelves: [{ id: "s10" }] },
    { id: "l3", shelves: [] },
  ]);
});

test("a row that belongs to many parents is a record of its own in each", async () => {
  const { orm } = open();
  const shelves = await orm.shelf.findMany({
    where: { id: { in: ["s10", "s11"] } },
    orderBy: { id: "asc" },
    select: { labels: { where: { id: "l1" } } },
  });
  const [first, second] = shelves.map(({ labels }) => labels[0]);
  assert.equal(first, second);
  assert.is.not(first, second);
});

test("sibling relations are asked for together, and each level waits for the one above", async () => {
  const { driver, traffic } = laterDriver(seed);
  const orm = createOrm({ schema, driver });
  await orm.shelf.findMany({ where: { id: { in: ["s10"] } }, select: { boxes: true, labels: true } });
  const order = (text: string) => traffic.indexOf(text);
  assert.ok(order("< get shelf by id list") < order("> get box by index shelfId list"));
  assert.ok(order("> get labelling by index shelfId list") < order("< get box by index shelfId list"));
  assert.ok(order("> get box by index shelfId list") < order("< get labelling by index shelfId list"));
  assert.ok(order("< get labelling by index shelfId list") < order("> get label by id list"));
});

test("what is related by the key that the call names is asked for beside the record", async () => {
  const { driver, traffic } = laterDriver(seed);
  const orm = createOrm({ schema, driver });
  const call = { where: { id: "s10" }, select: { id: true, boxes: { orderBy: { id: "asc" } } } } as const;
  const shelf = await orm.shelf.findUnique(call);
  assert.equal(traffic.slice(0, 2), ["> get shelf by id", "> get box by index shelfId list"]);
  assert.equal(
    shelf?.boxes.map(({ id: box }) => box),
    ["b10", "b30", "b50"],
  );
  assert.is(orm.$explain.shelf.findUnique(call).roundTrips, 1);
});

test("what is beside a record that is not there is waited for and dropped", async () => {
  for (const failAt of [null, "get box by index shelfId list"]) {
    const { driver, traffic } = laterDriver(seed, failAt);
    const orm = createOrm({ schema, driver });
    assert.is(await orm.shelf.findUnique({ where: { id: "none" }, select: { boxes: true } }), null);
    assert.is(traffic.filter((line) => line.startsWith("<")).length, 2);
  }
});

test("where the record cannot be read, the call ends when what is beside it has ended", async () => {
  const { driver, traffic } = laterDriver(seed, "get shelf by id");
  const orm = createOrm({ schema, driver });
  const call = orm.shelf.findUnique({ where: { id: "s10" }, select: { boxes: true } });
  assert.match(String(await call.catch((error) => error)), "the line is cut");
  assert.is(traffic.filter((line) => line.startsWith("<")).length, 2);
});

test("a transaction reads one level after the other", async () => {
  const { driver, traffic } = laterDriver(seed);
  const orm = createOrm({ schema, driver });
  await orm.transaction((tx) => tx.shelf.findUnique({ where: { id: "s10" }, select: { boxes: true } }));
  assert.ok(traffic.indexOf("< get shelf by id") < traffic.indexOf("> get box by index shelfId list"));
});

test("where one of them fails, the call ends when all have ended", async () => {
  const { driver, traffic } = laterDriver(seed, "get box by index shelfId list");
  const orm = createOrm({ schema, driver });
  const call = orm.shelf.findMany({ where: { id: "s10" }, select: { boxes: true, labels: true } });
  const error = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  assert.match(String(error), "the line is cut");
  const underWay = traffic.filter((line) => line.startsWith(">")).length;
  assert.is(traffic.filter((line) => line.startsWith("<")).length, underWay);
});

test("where one of them is refused at once, the call ends when the others have ended", async () => {
  const { driver, traffic } = laterDriver(seed);
  const refusing: typeof driver = {
    ...driver,
    prepare: (leaf, catalog) => {
      const prepared = driver.prepare(leaf, catalog);
      if (prepared.text !== "get labelling by index shelfId list") return prepared;
      return {
        ...prepared,
        run: () => {
          throw new Error("not within this session");
        },
      };
    },
  };
  const orm = createOrm({ schema, driver: refusing });
  const call = orm.shelf.findMany({ where: { id: "s10" }, select: { boxes: true, labels: true } });
  const error = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  assert.match(String(error), "not within this session");
  assert.ok(traffic.includes("< get box by index shelfId list"));
});

test.run();
