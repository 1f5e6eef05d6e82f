import { suite } from "uvu";
import * as assert from "uvu/assert";
import { defineSchema, id, integer, json, model, string } from "../../../compiler/schema/index.ts";
import { bootstrapDatabase } from "../../../engine/runtime/setup.ts";
import { OrmError } from "../../../ir/orm-error.ts";
import { codeOf } from "../../sql/support/code-of.ts";

/** Names that MikroORM would read as placeholders. */
export const schema = defineSchema({
  question: model({
    table: "wh?t a??b?",
    fields: {
      id: id(),
      text: string().map("te?t").unique(),
      mark: string().map("\\?").nullable(),
      points: integer(),
      tags: json().nullable(),
    },
  }),
});

const HARD_TEXTS = [
  "?",
  "??",
  "\\?",
  "\\",
  "\\\\'",
  "'; --",
  '{"a",null}',
  "null",
  "a,b",
  "`$1`",
  "😀\u2028",
  "%_",
];

/** What is used of a MikroORM of whichever version. */
interface MikroOrm {
  readonly em: {
    fork(): {
      transactional(body: () => Promise<void>): Promise<unknown>;
      begin(): Promise<unknown>;
      rollback(): Promise<unknown>;
    };
  };
}

export interface Opened {
  readonly orm: MikroOrm;
  /** Others wait for the one connection, as long as its transaction takes. */
  readonly isOne: boolean;
  /** Ends its connections, where they are to a server. */
  readonly kill?: () => Promise<unknown>;
  readonly close: () => Promise<void>;
}

/** Opens an instance, on a pool of one connection where it is small. */
export type Open = (isSmall: boolean) => Promise<Opened>;

/** What is particular to MikroORM, on one version and database. */
export function mikroormCases(name: string, open: Open): void {
  const test = suite(name);
  test("no name and no value is read as part of the statement", async () => {
    const { orm: client, close } = await open(false);
    const orm = await bootstrapDatabase({ schema, client });
    const data = HARD_TEXTS.map((text, points) => ({ text, mark: text, points, tags: { [text]: [text] } }));
    await orm.question.createMany({ data });
    const { id: _, ...first } = await orm.question.create({
      data: { text: "least", points: -2_147_483_648, mark: null },
    });
    assert.equal(first, { text: "least", points: -2_147_483_648, mark: null, tags: null });
    const where = { text: { in: HARD_TEXTS }, mark: { not: "none" } };
    const select = { text: true, mark: true, points: true, tags: true };
    const found = await orm.question.findMany({ where, orderBy: { points: "asc" }, select });
    assert.equal(found, data);
    for (const { text, points } of data) {
      assert.equal(await orm.question.findUnique({ where: { text }, select: { points: true } }), { points });
    }
    await close();
  });

  test("the words of an error are not looked for in the statement", async () => {
    const { orm: client, close } = await open(false);
    const orm = await bootstrapDatabase({ schema, client });
    const text = "FOREIGN KEY constraint failed - UNIQUE constraint failed: t.id";
    await orm.question.create({ data: { text, points: 1 } });
    const error = await orm.question.create({ data: { text, points: 2 } }).catch((thrown: unknown) => thrown);
    assert.instance(error, OrmError);
    assert.is(Reflect.get(Object(error), "code"), "UNIQUE_CONSTRAINT_VIOLATION");
    assert.equal(Reflect.get(Object(error).meta, "target"), ["text"]);
    await close();
  });

  test("a transaction of the application is not joined", async () => {
    const { orm: client, isOne, close } = await open(false);
    if (isOne) return close();
    const orm = await bootstrapDatabase({ schema, client });
    await client.em
      .fork()
      .transactional(async () => {
        await orm.question.create({ data: { text: "kept", points: 1 } });
        throw new Error("roll back");
      })
      .catch(() => undefined);
    assert.is(await orm.question.count(), 1);
    await close();
  });

  test("a pool that transactions have used up is told, or is a timeout", async () => {
    const { orm: client, isOne, close } = await open(true);
    const orm = await bootstrapDatabase({ schema, client });
    await orm.transaction(async () => {
      assert.is(await codeOf(() => orm.question.count()), "INVALID_QUERY");
    });
    if (!isOne) {
      const em = client.em.fork();
      await em.begin();
      assert.is(await codeOf(() => orm.question.count()), "TIMEOUT");
      await em.rollback();
    }
    assert.is(await orm.question.count(), 0);
    await close();
  });

  test("a connection that ends inside a transaction is lost, and no other with it", async () => {
    const { orm: client, kill, close } = await open(false);
    if (kill === undefined) return close();
    const orm = await bootstrapDatabase({ schema, client });
    const lost = orm.transaction(async (tx) => {
      await tx.question.create({ data: { text: "lost", points: 1 } });
      await kill();
      await tx.question.findMany({ where: { text: { in: HARD_TEXTS } } });
    });
    assert.is(await codeOf(() => lost), "CONNECTION_LOST");
    assert.is(await orm.question.count(), 0);
    await close();
  });

  test("a closed instance is a lost connection", async () => {
    const { orm: client, close } = await open(false);
    const orm = await bootstrapDatabase({ schema, client });
    await close();
    assert.is(await codeOf(() => orm.question.count()), "CONNECTION_LOST");
  });

  test.run();
}
