import mysql from "mysql2/promise";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import {
  belongsTo,
  defineSchema,
  hasMany,
  id,
  index,
  integer,
  model,
  string,
} from "../../compiler/schema/index.ts";
import { createOrm } from "../../engine/create-orm.ts";
import { createMysqlDriver } from "../../engine/entries/sql.ts";
import { bootstrapDatabase } from "../../engine/runtime/setup.ts";
import { mariadb, mysql as mysqlServer, type Server } from "../servers/server.ts";
import { codeOf } from "./support/code-of.ts";
import { createMysqlDatabase, type MysqlDatabase } from "./support/mysql-database.ts";

/** Text that databases with other collations take for equal, or have in another order. */
const schema = defineSchema({
  song: model({
    table: "songs",
    fields: { id: id(), title: string(), singer: string().nullable(), place: integer() },
    relations: { by: belongsTo("singer", { foreignKey: "singer" }) },
    indexes: [index(["title"]), index(["singer"])],
  }),
  singer: model({
    table: "singers",
    fields: { name: string().unique(), place: integer() },
    relations: { songs: hasMany("song", { foreignKey: "singer" }) },
    indexes: [index(["place"])],
  }),
});

interface Database {
  readonly server: Server;
  readonly dialect: "mysql" | "mariadb";
  readonly ours: string;
  readonly folding: string;
  /** How a first related row a parent is found, in the words of its statement. */
  readonly firstOfEach: RegExp;
}

const MARIADB: Database = {
  server: mariadb,
  dialect: "mariadb",
  ours: "utf8mb4_nopad_bin",
  folding: "utf8mb4_general_ci",
  firstOfEach: /partition by/,
};

const MYSQL: Database | null = mysqlServer && {
  server: mysqlServer,
  dialect: "mysql",
  ours: "utf8mb4_0900_bin",
  folding: "utf8mb4_0900_ai_ci",
  firstOfEach: /json_arrayagg/,
};

/** By code point. */
const TITLES = ["B", "Z", "a", "a\u0001", "a ", "z", "Ä", "é"];

for (const database of [MARIADB, MYSQL]) if (database !== null) compareForeignText(database);

function compareForeignText({ server, dialect, ours, folding, firstOfEach }: Database): void {
  const test = suite(`text of other collations on ${server.name}`);
  let database: MysqlDatabase | null = null;
  const open: mysql.Pool[] = [];

  test.before(async () => {
    database = await createMysqlDatabase(server);
  });

  test.after(async () => {
    for (const pool of open) await pool.end();
    await database?.drop();
  });

  function connect(uri: string) {
    const pool = mysql.createPool({ uri, connectionLimit: 3 });
    open.push(pool);
    return { pool, ...ormOn(pool) };
  }

  function ormOn(pool: mysql.Pool) {
    const sent: string[] = [];
    const orm = createOrm({ schema, driver: createMysqlDriver(pool, { dialect }) });
    orm.$on("query", ({ statements }) => void sent.push(...statements));
    return { orm, sent };
  }

  async function createTables(pool: mysql.Pool, songs: string, singers: string): Promise<void> {
    await pool.query("drop table if exists songs, singers");
    const sets = [songs, singers].map(
      (collation) => `character set ${collation.split("_")[0]} collate ${collation}`,
    );
    await pool.query(
      `create table songs (id varchar(40) primary key, title varchar(60) not null, singer varchar(60), place int not null, key by_title (title), key by_singer (singer)) ${sets[0]}`,
    );
    await pool.query(
      `create table singers (name varchar(60) primary key, place int not null, key by_place (place)) ${sets[1]}`,
    );
  }

  /** As many rows as make the database prefer an index. */
  async function addMany(pool: mysql.Pool): Promise<void> {
    await pool.query(
      `insert into songs with recursive s as (select 1 as n union all select n + 1 from s where n < 1000)
        select concat('id ', 3 * n + k), concat('title ', 3 * n + k), null, 3 * n + k
        from s, (select -2 as k union all select -1 union all select 0) as t`,
    );
    await pool.query("analyze table songs");
  }

  /** How the database would run the statement. */
  async function explained(pool: mysql.Pool, text: string, values: string[]): Promise<string> {
    const [rows] = await pool.execute(`explain format = traditional ${text}`, values);
    return JSON.stringify(rows);
  }

  function placeholders(text: string): number {
    return text.split("?").length - 1;
  }

  for (const collation of [ours, "utf8mb4_bin", folding, "latin1_general_ci", "latin1_swedish_ci"]) {
    test(`${collation}: equal by code point, and found by its index`, async () => {
      if (database === null) return;
      const { pool, orm, sent } = connect(database.url);
      await createTables(pool, collation, collation);
      await addMany(pool);
      const count = (title: object | string) => orm.song.count({ where: { title } });
      for (const [title, found] of [
        ["title 7", 1],
        ["Title 7", 0],
        ["title 7 ", 0],
        ["títle 7", 0],
        ["title ж", 0],
        ["😀", 0],
      ] as const) {
        assert.is(await count(title), found, title);
        assert.is(await count({ in: [title, "title 8", "Title 9", "ж"] }), found + 1, `in ${title}`);
        assert.is(await count({ not: title }), 3_000 - found, `not ${title}`);
        assert.is(
          await count({ notIn: [title, "title 8", "Title 9", "ж"] }),
          2_999 - found,
          `not in ${title}`,
        );
      }
      const [, equal = "", among = ""] = sent;
      const list = JSON.stringify(["title 7", "title 8"]);
      const equals = await explained(pool, equal, Array<string>(placeholders(equal)).fill("title 7"));
      assert.match(equals, /"type":"(ref|const|range)"[^}]*"key":"by_title"/);
      const isAmong = await explained(pool, among, Array<string>(placeholders(among)).fill(list));
      assert.match(isAmong, /"type":"ref"[^}]*"key":"by_title"/);
      assert.is(await orm.song.updateMany({ where: { title: "Title 7" }, data: { place: 0 } }), 0);
      assert.is(await orm.song.deleteMany({ where: { title: { in: ["Title 7", "ж", "title 8"] } } }), 1);
    });

    test(`${collation}: ordered by code point, and by an index where it has our collation`, async () => {
      if (database === null) return;
      const { pool, orm, sent } = connect(database.url);
      await createTables(pool, collation, collation);
      await orm.song.createMany({
        data: TITLES.map((title, place) => ({ id: `s${place}`, title, place })).toReversed(),
      });
      const titles = async (where: object, direction: "asc" | "desc" = "asc") =>
        (await orm.song.findMany({ where, orderBy: { title: direction }, select: { title: true } })).map(
          ({ title }) => title,
        );
      assert.equal(await titles({}), TITLES);
      assert.equal(await titles({}, "desc"), TITLES.toReversed());
      assert.equal(await titles({ title: { gt: "a" } }), TITLES.slice(3));
      assert.equal(await titles({ title: { gte: "a", lt: "é" } }), TITLES.slice(2, 7));
      assert.equal(await titles({ title: { startsWith: "a" } }), TITLES.slice(2, 5));
      assert.equal(await titles({ NOT: { title: { in: ["A", "a"] } } }), TITLES.toSpliced(2, 1));
      sent.length = 0;
      await addMany(pool);
      await orm.song.findMany({ orderBy: { title: "asc" }, take: 5, select: { title: true } });
      const isSorted = (await explained(pool, sent[0] ?? "", ["5"])).includes("filesort");
      assert.is(isSorted, collation !== ours);
    });
  }

  const links = [
    [ours, ours],
    [ours, folding],
    [folding, ours],
    ["utf8mb4_bin", folding],
    [ours, "latin1_swedish_ci"],
    ["latin1_swedish_ci", ours],
    ["latin1_general_ci", "utf8mb4_bin"],
  ] as const;

  for (const [songs, singers] of links) {
    test(`${songs} refers to ${singers}: related rows are those of equal text`, async () => {
      if (database === null) return;
      const { pool, orm, sent } = connect(database.url);
      await createTables(pool, songs, singers);
      const folds = singers.endsWith("_ci");
      const names = folds ? ["Zoë", "Ann"] : ["Zoë", "Ann", "ann"];
      await orm.singer.createMany({ data: names.map((name, place) => ({ name, place })) });
      await orm.song.createMany({
        data: ["Zoë", "zoe", "Ann", "ann", "Ann ", null].map((singer, place) => ({
          id: `s${place}`,
          title: "t",
          singer,
          place,
        })),
      });
      const bySong = await orm.song.findMany({
        orderBy: { place: "asc" },
        select: { by: { select: { name: true } } },
      });
      assert.equal(
        bySong.map(({ by }) => by?.name ?? null),
        ["Zoë", null, "Ann", folds ? null : "ann", null, null],
      );
      const bySinger = await orm.singer.findMany({
        orderBy: { place: "asc" },
        select: { songs: { select: { place: true }, orderBy: { place: "desc" }, take: 1 } },
      });
      assert.equal(
        bySinger.map(({ songs: own }) => own.map(({ place }) => place)),
        folds ? [[0], [2]] : [[0], [2], [3]],
      );
      assert.match(sent.join("\n"), /left join `singers`/);
      assert.match(sent.join("\n"), firstOfEach);
    });
  }

  test("the columns are asked for once by client, by the first call that compares text", async () => {
    if (database === null) return;
    const { pool, orm, sent } = connect(database.url);
    await createTables(pool, ours, folding);
    await orm.song.create({ data: { id: "1", title: "t", place: 1 } });
    await orm.song.count({ where: { place: 1 } });
    assert.is(sent.filter((text) => text.includes("information_schema")).length, 0);
    sent.length = 0;
    const explanation = orm.$explain.song.findMany({ where: { title: "t" } });
    assert.equal([explanation.roundTrips, explanation.roundTripsMax], [1, 2]);
    await orm.song.findMany({ where: { title: "t" } });
    assert.equal([sent.length, sent[0]?.includes("information_schema")], [2, true]);
    await orm.song.findMany({ where: { title: "t" } });
    await orm.singer.findMany({ where: { name: "t" } });
    assert.is(sent.length, 4);
    assert.is(orm.$explain.song.findMany({ where: { title: "t" } }).roundTripsMax, 1);
    const other = ormOn(pool);
    await other.orm.singer.findMany({ where: { name: "t" }, orderBy: { name: "asc" } });
    assert.is(other.sent.length, 1);
  });

  test("the columns of each schema over one driver are asked for, also where both ask at once", async () => {
    if (database === null) return;
    const { pool } = connect(database.url);
    await createTables(pool, ours, folding);
    const driver = createMysqlDriver(pool, { dialect });
    const records = defineSchema({
      record: model({ table: "songs", fields: { id: id(), title: string() } }),
    });
    const artists = defineSchema({
      artist: model({ table: "singers", fields: { name: string().unique() } }),
    });
    const recordOrm = createOrm({ schema: records, driver });
    const artistOrm = createOrm({ schema: artists, driver });
    await Promise.all([
      recordOrm.record.findMany({ where: { title: "t" } }),
      artistOrm.artist.findMany({ where: { name: "t" } }),
    ]);
    const [asked = ""] = artistOrm.$explain.artist.findMany({ where: { name: "t" } }).statements;
    const alone = connect(database.url);
    await alone.orm.singer.findMany({ where: { name: "t" }, select: { name: true } });
    const [usual = ""] = alone.orm.$explain.singer.findMany({
      where: { name: "t" },
      select: { name: true },
    }).statements;
    assert.is(asked, usual);
  });

  test("tables that were set up meanwhile are compared as they are now", async () => {
    if (database === null) return;
    const { pool, orm, sent } = connect(database.url);
    await pool.query("drop table if exists songs, singers");
    assert.is(await codeOf(() => orm.song.findMany({ where: { title: "t" } })), "MISSING_TABLE");
    await createTables(pool, folding, folding);
    await orm.song.create({ data: { id: "1", title: "t", place: 1 } });
    assert.is((await orm.song.findMany({ where: { title: "T" } })).length, 0);
    await pool.query("drop table songs, singers");
    await bootstrapDatabase({ schema, client: pool });
    sent.length = 0;
    await orm.song.findMany({ orderBy: { title: "asc" }, select: { title: true } });
    assert.equal(sent, ["select t0.`title` as c0 from `songs` as t0 order by t0.`title`, t0.`id`"]);
  });

  test("a table that the database does not describe is compared exactly, and asked for once", async () => {
    if (database === null) return;
    const { pool } = connect(database.url);
    await pool.query("drop table if exists songs, singers");
    const connection = await mysql.createConnection({ uri: database.url });
    try {
      await connection.query(
        "create temporary table songs (id varchar(40) primary key, title varchar(60), singer varchar(60), place int) collate utf8mb4_bin",
      );
      const orm = createOrm({ schema, driver: createMysqlDriver(connection, { dialect }) });
      const sent: string[] = [];
      orm.$on("query", ({ statements }) => void sent.push(...statements));
      await orm.song.createMany({ data: TITLES.map((title, place) => ({ id: `s${place}`, title, place })) });
      const find = () =>
        orm.song.findMany({ where: { title: { in: ["a", "z"] } }, orderBy: { title: "desc" } });
      assert.equal(
        (await find()).map(({ title }) => title),
        ["z", "a"],
      );
      sent.length = 0;
      await find();
      assert.is(sent.length, 1);
    } finally {
      await connection.end();
    }
  });

  test("a connection that is lost while the columns are asked for fails that call alone", async () => {
    if (database === null) return;
    const { pool, orm } = connect(database.url);
    await createTables(pool, folding, ours);
    await orm.song.create({ data: { id: "1", title: "t", place: 1 } });
    const holder = await pool.getConnection();
    const driver = createMysqlDriver(holder, { dialect });
    const lost = createOrm({ schema, driver });
    holder.destroy();
    assert.is(await codeOf(() => lost.song.findMany({ where: { title: "T" } })), "CONNECTION_LOST");
    assert.equal(await orm.song.findMany({ where: { title: "T" } }), []);
  });

  test.run();
}
