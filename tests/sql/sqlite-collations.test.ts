import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "@libsql/client";
import initSqlJs from "sql.js";
import { test } from "uvu";
import * as assert from "uvu/assert";
import {
  belongsTo,
  defineSchema,
  enumeration,
  hasMany,
  id,
  index,
  integer,
  manyToMany,
  model,
  string,
  unique,
} from "../../compiler/schema/index.ts";
import { createDriver as createLibsqlDriver } from "../../engine/backends/sql/libsql.ts";
import { createOrm } from "../../engine/create-orm.ts";
import type { Driver } from "../../engine/driver.ts";
import { createD1Driver } from "../../engine/entries/d1.ts";
import { createSqliteDriver } from "../../engine/entries/sql.ts";
import { bootstrapDatabase } from "../../engine/runtime/setup.ts";
import { D1Databases } from "../support/d1-databases.ts";
import { codeOf } from "./support/code-of.ts";
import { optionalModule } from "./support/optional-module.ts";

const schema = defineSchema({
  song: model({
    table: "songs",
    fields: {
      id: id(),
      title: string(),
      singer: string().nullable(),
      genre: enumeration(["pop", "POP"]),
      place: integer(),
    },
    relations: {
      by: belongsTo("singer", { foreignKey: "singer" }),
      tags: manyToMany("tag", { through: "songTag", from: "songId", to: "tag" }),
    },
    indexes: [index(["title"]), index(["singer"])],
  }),
  singer: model({
    table: "singers",
    fields: { name: string().unique(), place: integer() },
    relations: { songs: hasMany("song", { foreignKey: "singer" }) },
  }),
  tag: model({ table: "tags", fields: { label: string().unique(), place: integer() } }),
  songTag: model({
    table: "song_tags",
    fields: { songId: string().references("song.id"), tag: string().references("tag.label") },
    unique: [unique(["songId", "tag"])],
  }),
});

/** By code point; one collation takes those in other case for equal, another those with a space. */
const TITLES = ["A", "B", "B ", "a", "a ", "b"];
const SINGERS = ["Ann", "ann", "ann "];

/** As others would make them. The unique indexes tell apart what the columns do not. */
function tables(collation: string): string {
  const text = `text collate ${collation}`;
  return `drop table if exists song_tags; drop table if exists songs; drop table if exists singers; drop table if exists tags;
create table songs (id ${text} primary key, title ${text} not null, singer ${text}, genre ${text} not null, place integer not null);
create index by_title on songs (title); create index by_singer on songs (singer);
create table singers (name ${text} not null, place integer not null); create unique index names on singers (name collate binary);
create table tags (label ${text} not null, place integer not null); create unique index labels on tags (label collate binary);
create table song_tags (songId ${text} not null, tag ${text} not null); create unique index pairs on song_tags (songId collate binary, tag collate binary)`;
}

interface Opened {
  readonly driver: Driver;
  readonly run: (text: string) => Promise<unknown>;
  readonly close: () => Promise<unknown>;
}

const clients: Readonly<Record<string, () => Promise<Opened | null>>> = {
  "sql.js": async () => {
    const { Database } = await initSqlJs();
    const client = new Database();
    return {
      driver: createSqliteDriver(client),
      run: async (text) => client.exec(text),
      close: async () => client.close(),
    };
  },
  "better-sqlite3": async () => {
    const module = await optionalModule("better-sqlite3");
    if (module === null) return null;
    const { default: Database } = await import("better-sqlite3");
    const client = new Database(":memory:");
    return {
      driver: createSqliteDriver(client),
      run: async (text) => client.exec(text),
      close: async () => client.close(),
    };
  },
  libSQL: async () => {
    const folder = mkdtempSync(join(tmpdir(), "farm-orm-collations-"));
    const client = createClient({ url: `file:${join(folder, "test.db")}` });
    return {
      driver: createLibsqlDriver(client),
      run: (text) => client.executeMultiple(text),
      close: async () => {
        client.close();
        rmSync(folder, { recursive: true });
      },
    };
  },
  D1: async () => {
    const databases = new D1Databases(1);
    const client = databases.take();
    return {
      driver: createD1Driver({ client }),
      run: (text) => client.batch(text.split(";").map((one) => client.prepare(one))),
      close: () => databases.close(),
    };
  },
};

const COLLATIONS = ["nocase", "rtrim"] as const;

function ormOn(driver: Driver) {
  return createOrm({ schema, driver });
}

type Orm = ReturnType<typeof ormOn>;

async function seed(orm: Orm): Promise<void> {
  await orm.singer.createMany({ data: SINGERS.map((name, place) => ({ name, place })) });
  await orm.tag.createMany({ data: TITLES.map((label, place) => ({ label, place })) });
  await orm.song.createMany({
    data: TITLES.map((title, place) => ({
      id: `s${place}`,
      title,
      singer: SINGERS[place] ?? null,
      genre: place % 2 === 0 ? ("pop" as const) : ("POP" as const),
      place,
    })).toReversed(),
  });
  await orm.songTag.createMany({
    data: ["a", "A", "b"].map((tag) => ({ songId: "s0", tag })),
  });
}

for (const [name, open] of Object.entries(clients)) {
  test(`${name}: text is compared by code point in tables that fold it`, async () => {
    const opened = await open();
    if (opened === null) return;
    try {
      for (const collation of COLLATIONS) {
        await opened.run(tables(collation));
        const orm = ormOn(opened.driver);
        await seed(orm);
        await checkFilters(orm, `${name}, ${collation}`);
        await checkRelations(orm, `${name}, ${collation}`);
        await checkWrites(orm, collation, `${name}, ${collation}`);
      }
    } finally {
      await opened.close();
    }
  });
}

async function checkFilters(orm: Orm, about: string): Promise<void> {
  const filters: readonly [object, (title: string) => boolean][] = [
    [{ in: ["a", "B", "x"] }, (title) => title === "a" || title === "B"],
    [{ notIn: ["a", "B"] }, (title) => title !== "a" && title !== "B"],
    ...TITLES.flatMap((one): [object, (title: string) => boolean][] => [
      [{ eq: one }, (title) => title === one],
      [{ not: one }, (title) => title !== one],
      [{ lt: one }, (title) => title < one],
      [{ lte: one }, (title) => title <= one],
      [{ gt: one }, (title) => title > one],
      [{ gte: one }, (title) => title >= one],
    ]),
    [{ startsWith: "a" }, (title) => title.startsWith("a")],
    [{ endsWith: " " }, (title) => title.endsWith(" ")],
  ];
  for (const [title, holds] of filters) {
    const found = await orm.song.findMany({ where: { title }, orderBy: { title: "asc" } });
    assert.equal(
      found.map((song) => song.title),
      TITLES.filter(holds),
      `${about}: ${JSON.stringify(title)}`,
    );
  }
  const falling = await orm.song.findMany({ orderBy: { title: "desc" }, take: 4, skip: 1 });
  assert.equal(
    falling.map(({ title }) => title),
    TITLES.toReversed().slice(1, 5),
    about,
  );
  assert.is(await orm.song.count({ where: { genre: "pop" } }), 3, about);
  assert.is(await orm.singer.findUnique({ where: { name: "ANN" } }), null, about);
  assert.is((await orm.singer.findUnique({ where: { name: "ann " } }))?.place, 2, about);
}

async function checkRelations(orm: Orm, about: string): Promise<void> {
  const songs = await orm.song.findMany({
    orderBy: { title: "asc" },
    take: 4,
    select: { title: true, by: { select: { name: true } }, tags: { orderBy: { label: "asc" } } },
  });
  assert.equal(
    songs.map(({ title, by, tags }) => [title, by?.name ?? null, tags.map(({ place }) => place)]),
    [
      ["A", "Ann", [0, 3, 5]],
      ["B", "ann", []],
      ["B ", "ann ", []],
      ["a", null, []],
    ],
    about,
  );
  for (const take of [undefined, 1]) {
    const singers = await orm.singer.findMany({
      orderBy: { name: "asc" },
      select: { name: true, songs: { select: { place: true }, orderBy: { title: "desc" }, take } },
    });
    assert.equal(
      singers.map(({ name, songs: own }) => [name, own.map(({ place }) => place)]),
      SINGERS.map((name, place) => [name, [place]]),
      about,
    );
  }
}

async function checkWrites(orm: Orm, collation: string, about: string): Promise<void> {
  assert.is(await orm.song.updateMany({ where: { title: "a" }, data: { place: 10 } }), 1, about);
  assert.is(
    await orm.song.updateMany({ where: { title: { in: ["b", "B"] } }, data: { place: 11 } }),
    2,
    about,
  );
  assert.is(await orm.singer.update({ where: { name: "ANN" }, data: { place: 12 } }), null, about);
  assert.is((await orm.singer.update({ where: { name: "Ann" }, data: { place: 12 } }))?.place, 12, about);
  const upsert = (name: string, place: number) =>
    orm.singer.upsert({ where: { name }, create: { name, place }, update: { place } });
  assert.is((await upsert("ann", 13)).name, "ann", about);
  assert.is((await upsert("anN", 14)).name, "anN", about);
  assert.equal(
    (await orm.singer.findMany({ orderBy: { name: "asc" } })).map(({ place }) => place),
    [12, 14, 13, 2],
    about,
  );
  assert.is(await orm.singer.delete({ where: { name: "ANN" } }), 0, about);
  assert.is(await orm.song.deleteMany({ where: { title: { notIn: ["A", "a", "B"] } } }), 3, about);
  assert.is(await orm.song.delete({ where: { title: "B" } }), 1, about);
  // Their own index takes both for one key: a row is in the way, and is not the one that is meant.
  for (const id of ["S0", "s0 "]) {
    assert.is(await orm.song.findUnique({ where: { id } }), null, about);
    const data = { title: "new", genre: "pop", place: 20 } as const;
    const call = () => orm.song.upsert({ where: { id }, create: { id, ...data }, update: data });
    const isTaken = (id === "S0") === (collation === "nocase");
    assert.is(await codeOf(call), isTaken ? "UNIQUE_CONSTRAINT_VIOLATION" : "no error", about);
  }
  assert.is((await orm.song.findUnique({ where: { id: "s0" } }))?.title, "A", about);
}

test("in tables that we made, what is named is found and sorted by the same indexes", async () => {
  const { Database } = await initSqlJs();
  const client = new Database();
  const orm = await bootstrapDatabase({ schema, client });
  const sent: string[] = [];
  orm.$on("query", ({ statements }) => void sent.push(...statements));
  await orm.song.findMany({ where: { title: "a" } });
  await orm.song.findMany({ where: { title: { in: ["a", "b"] } } });
  await orm.song.findMany({ where: { title: { gte: "a", lt: "b" } }, orderBy: { title: "desc" } });
  await orm.song.findMany({
    orderBy: { id: "asc" },
    take: 5,
    select: { by: { select: { place: true } }, tags: { select: { place: true } } },
  });
  await orm.singer.findMany({ where: { name: "a" }, select: { songs: { take: 2 } } });
  await orm.songTag.findUnique({ where: { songId: "s", tag: "a" } });
  await orm.song.updateMany({ where: { id: { in: ["s"] } }, data: { place: 1 } });
  await orm.song.delete({ where: { title: "a" } });
  await orm.songTag.delete({ where: { tag: "a" } });
  assert.is(sent.length, 9);
  const planOf = (text: string) => {
    const values = Array<string>(text.split("?").length - 1).fill("[]");
    return client.exec(`explain query plan ${text}`, values)[0]?.values.map((row) => row[3]);
  };
  for (const text of sent) {
    const plain = text.replaceAll(" collate binary", "");
    assert.is.not(plain, text);
    assert.equal(planOf(text), planOf(plain), text);
  }
  client.close();
});

for (const collation of ["nocase", "rtrim"]) {
  test(`a column of others, ${collation}, is found by its index, and a link by that of what it leads to`, async () => {
    const { Database } = await initSqlJs();
    const client = new Database();
    client.run(`create table songs (id text primary key collate ${collation}, title text collate ${collation}, genre text,
      singer text collate ${collation}, place integer); create index by_title on songs (title);
      create index by_singer on songs (singer);
      create table singers (name text primary key collate ${collation}, place integer);`);
    const orm = createOrm({ schema, driver: createSqliteDriver(client) });
    const sent: string[] = [];
    orm.$on("query", ({ statements }) => void sent.push(...statements));
    await orm.song.findUnique({ where: { id: "a" }, select: { by: { select: { place: true } } } });
    await orm.song.findMany({ where: { title: "a" }, select: { place: true } });
    await orm.singer.findMany({ where: { name: "a" }, select: { songs: { select: { place: true } } } });
    await orm.song.updateMany({ where: { title: "a" }, data: { place: 1 } });
    assert.is(sent.length, 4);
    for (const text of sent) {
      const values = Array<string>(text.split("?").length - 1).fill("[]");
      const plan = client.exec(`explain query plan ${text}`, values)[0]?.values.map((row) => String(row[3]));
      assert.not.match(plan?.join("\n") ?? "", /SCAN (songs|singers|t\d)\b/, text);
      assert.match(plan?.join("\n") ?? "", /SEARCH .* USING (COVERING )?INDEX/, text);
    }
    client.close();
  });
}

test.run();
