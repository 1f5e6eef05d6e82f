import mysql from "mysql2/promise";
import { suite, type Test, test } from "uvu";
import * as assert from "uvu/assert";
import {
  belongsTo,
  datetime,
  decimal,
  defineSchema,
  hasMany,
  hasOne,
  id,
  json,
  model,
  string,
} from "../../compiler/schema/index.ts";
import { createOrm } from "../../engine/create-orm.ts";
import { createMysqlDriver } from "../../engine/entries/sql.ts";
import { createMysqlDatabase } from "./support/mysql-database.ts";
import { type SqlTarget, sqlTargets } from "./support/sql-target.ts";

/** Chains of three, a link by a key that is not the primary one, and rows that end. */
const schema = defineSchema({
  country: model({
    table: "joined_countries",
    fields: { id: id(), code: string().unique(), area: decimal().nullable(), facts: json().nullable() },
    relations: { cities: hasMany("city", { foreignKey: "countryCode" }) },
  }),
  city: model({
    table: "joined_cities",
    fields: {
      id: id(),
      name: string(),
      countryCode: string().nullable().references("country.code"),
      foundedAt: datetime().nullable(),
    },
    relations: {
      country: belongsTo("country", { foreignKey: "countryCode" }),
      mayor: hasOne("mayor", { foreignKey: "cityId" }),
      people: hasMany("person", { foreignKey: "cityId" }),
    },
  }),
  mayor: model({
    table: "joined_mayors",
    fields: {
      id: id(),
      cityId: string().nullable().unique().references("city.id"),
      motto: string().nullable(),
      until: datetime(),
    },
    relations: { city: belongsTo("city", { foreignKey: "cityId" }) },
    expires: "until",
  }),
  person: model({
    table: "joined_people",
    fields: { id: id(), cityId: string().nullable().references("city.id") },
    relations: { city: belongsTo("city", { foreignKey: "cityId" }) },
  }),
});

const FOUNDED = new Date("1624-05-06T07:08:09.123Z");
const NOW = Date.UTC(2030, 0, 1);

interface Context {
  target: SqlTarget | null;
}

type Orm = ReturnType<typeof ormOn>;

function ormOn(target: SqlTarget, strategy: "joined" | "batch") {
  return createOrm({ schema, driver: target.driver, strategy, clock: () => NOW });
}

async function fill(orm: Orm): Promise<void> {
  await orm.country.createMany({
    data: [
      { id: "nl", code: "NL 🇳🇱", area: "41850.5", facts: { seas: ["north", null] } },
      { id: "xx", code: "XX" },
    ],
  });
  await orm.city.createMany({
    data: [
      { id: "ams", name: "Amsterdam", countryCode: "NL 🇳🇱", foundedAt: FOUNDED },
      { id: "new", name: "", countryCode: "XX" },
      { id: "sea", name: "Atlantis", countryCode: null },
    ],
  });
  await orm.mayor.createMany({
    data: [
      { id: "m1", cityId: "ams", motto: null, until: new Date(NOW + 1) },
      { id: "m2", cityId: "new", motto: "gone", until: new Date(NOW) },
      { id: "m3", cityId: null, motto: "nowhere", until: new Date(NOW + 1) },
    ],
  });
  await orm.person.createMany({
    data: [
      { id: "p1", cityId: "ams" },
      { id: "p2", cityId: "ams" },
      { id: "p3", cityId: "new" },
      { id: "p4", cityId: "sea" },
      { id: "p5", cityId: null },
    ],
  });
}

/** The answer, and the texts that were sent for it. */
async function heard<T>(orm: Orm, run: () => Promise<T>): Promise<[T, readonly string[]]> {
  const sent: string[] = [];
  const stop = orm.$on("query", ({ statements }) => void sent.push(...statements));
  try {
    return [await run(), sent];
  } finally {
    stop();
  }
}

for (const [name, open] of Object.entries(sqlTargets)) {
  const joined: Test<Context> = suite(`flat joins on ${name}`, { target: null });
  joined.before(async (context) => {
    context.target = await open();
    await context.target?.driver.push?.(schema.catalog);
    if (context.target !== null) await fill(ormOn(context.target, "joined"));
  });
  joined.after(async ({ target }) => target?.close());

  joined(
    "a chain of to-one relations is one statement, and absent rows differ from rows of nulls",
    async ({ target }) => {
      if (target === null) return;
      const orm = ormOn(target, "joined");
      const args = {
        orderBy: { id: "asc" },
        select: {
          id: true,
          city: {
            select: {
              foundedAt: true,
              name: true,
              country: { select: { area: true, facts: true } },
              mayor: { select: { motto: true } },
            },
          },
        },
      } as const;
      const [people, sent] = await heard(orm, () => orm.person.findMany(args));
      const nl = { area: "41850.5", facts: { seas: ["north", null] } };
      const ams = { foundedAt: FOUNDED, name: "Amsterdam", country: nl, mayor: { motto: null } };
      assert.equal(people, [
        { id: "p1", city: ams },
        { id: "p2", city: ams },
        { id: "p3", city: { foundedAt: null, name: "", country: { area: null, facts: null }, mayor: null } },
        { id: "p4", city: { foundedAt: null, name: "Atlantis", country: null, mayor: null } },
        { id: "p5", city: null },
      ]);
      assert.is(sent.length, 1);
      assert.equal(await ormOn(target, "batch").person.findMany(args), people);
      const { roundTrips, relations } = orm.$explain.person.findMany(args);
      assert.is(roundTrips, 1);
      assert.equal(
        relations.map(({ path, strategy }) => [path, strategy]),
        [
          ["city", "joined"],
          ["city.country", "joined"],
          ["city.mayor", "joined"],
        ],
      );
    },
  );

  joined(
    "a filter of a to-one hides its row and leaves the parent; a page counts parents",
    async ({ target }) => {
      if (target === null) return;
      const orm = ormOn(target, "joined");
      const args = {
        orderBy: { id: "desc" },
        take: 3,
        skip: 1,
        select: {
          id: true,
          city: {
            where: { OR: [{ name: { in: ["Amsterdam", "x"] } }, { countryCode: null }] },
            select: { id: true },
          },
        },
      } as const;
      const [people, sent] = await heard(orm, () => orm.person.findMany(args));
      assert.equal(people, [
        { id: "p4", city: { id: "sea" } },
        { id: "p3", city: null },
        { id: "p2", city: { id: "ams" } },
      ]);
      assert.is(sent.length, 1);
      const first = await orm.person.findFirst({ where: { cityId: { not: null } }, select: { city: true } });
      assert.is(first?.city?.name, "Amsterdam");
      assert.equal(await orm.person.findUnique({ where: { id: "p5" }, select: { city: true } }), {
        city: null,
      });
    },
  );

  joined(
    "many related rows below a joined one, and joined ones below those, are one fetch more",
    async ({ target }) => {
      if (target === null) return;
      const { driver } = target;
      const flat = {
        ...driver,
        capabilities: { ...driver.capabilities, nestedLevels: 0, groupedRows: false },
      };
      const orm = createOrm({ schema, driver: flat, clock: () => NOW });
      const args = {
        orderBy: { id: "asc" },
        select: {
          id: true,
          city: {
            select: {
              people: {
                orderBy: { id: "desc" },
                take: 1,
                select: { id: true, city: { select: { mayor: { select: { motto: true } } } } },
              },
              country: { select: { cities: { select: { name: true } } } },
            },
          },
        },
      } as const;
      const [people, sent] = await heard(orm, () => orm.person.findMany(args));
      const cities = [{ name: "Amsterdam" }];
      const ams = {
        people: [{ id: "p2", city: { mayor: { motto: null } } }],
        country: { cities },
      };
      assert.equal(people, [
        { id: "p1", city: ams },
        { id: "p2", city: ams },
        {
          id: "p3",
          city: { people: [{ id: "p3", city: { mayor: null } }], country: { cities: [{ name: "" }] } },
        },
        { id: "p4", city: { people: [{ id: "p4", city: { mayor: null } }], country: null } },
        { id: "p5", city: null },
      ]);
      assert.is(sent.length, 3);
      assert.is(orm.$explain.person.findMany(args).roundTrips, 2);
      assert.equal(await ormOn(target, "batch").person.findMany(args), people);
    },
  );

  joined(
    "what a write returns of related rows is one fetch a relation, with its to-one rows",
    async ({ target }) => {
      if (target === null) return;
      const orm = ormOn(target, "joined");
      const args = {
        where: { id: "p1" },
        data: {},
        select: { city: { select: { id: true, country: { select: { code: true } } } } },
      } as const;
      const [person] = await heard(orm, () => orm.person.update(args));
      assert.equal(person, { city: { id: "ams", country: { code: "NL 🇳🇱" } } });
      const { relations } = orm.$explain.person.update(args);
      assert.equal(
        relations.map(({ strategy }) => strategy),
        ["batch", "joined"],
      );
    },
  );

  joined.run();
}

test("MariaDB joins by code point, by the key's index, tables whose collations no operator takes together", async () => {
  const database = await createMysqlDatabase();
  if (database === null) return;
  const client = await mysql.createConnection({ uri: database.url });
  try {
    await client.query(
      "create table joined_cities (id varchar(40) primary key, name varchar(40), countryCode varchar(40), foundedAt datetime(3)) collate utf8mb4_general_ci",
    );
    await client.query(
      "create table joined_people (id varchar(40) primary key, cityId varchar(40)) collate utf8mb4_unicode_ci",
    );
    await client.query("insert into joined_cities (id, name) values ('Ä', 'upper'), ('b', 'b')");
    await client.query(
      "insert into joined_cities (id, name) select concat('city', seq), 'other' from seq_1_to_2000",
    );
    await client.query(
      "insert into joined_people values ('1', 'Ä'), ('2', 'ä'), ('3', 'b'), ('4', 'B'), ('5', 'b ')",
    );
    await client.query("analyze table joined_cities, joined_people");
    const orm = createOrm({ schema, driver: createMysqlDriver(client, { dialect: "mariadb" }) });
    const args = { orderBy: { id: "asc" }, select: { city: { select: { name: true } } } } as const;
    assert.equal(await orm.person.findMany(args), [
      { city: { name: "upper" } },
      { city: null },
      { city: { name: "b" } },
      { city: null },
      { city: null },
    ]);
    const [statement = ""] = orm.$explain.person.findMany(args).statements;
    const [plan] = await client.query<mysql.RowDataPacket[]>(`explain ${statement}`);
    const [, city] = plan.map(({ type, key }) => [type, key]);
    assert.equal(city, ["eq_ref", "PRIMARY"]);
  } finally {
    await client.end();
    await database.drop();
  }
});

test.run();
