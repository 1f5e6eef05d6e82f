import { suite } from "uvu";
import * as assert from "uvu/assert";
import {
  belongsTo,
  defineSchema,
  hasMany,
  id,
  integer,
  model,
  string,
} from "../../../compiler/schema/index.ts";
import { createOrmFromRuntime } from "../../../engine/runtime/index.ts";
import { bootstrapDatabase } from "../../../engine/runtime/setup.ts";
import { refusal } from "./refusal.ts";
import type { WatchedClient } from "./watched-client.ts";

const MODELS = `model User {
  id    String @id
  email String @unique
  n     Int    @default(0)
  posts Post[]
}
model Post {
  id     String @id
  userId String
  title  String
  user   User   @relation(fields: [userId], references: [id])
}`;

const schema = defineSchema({
  user: model({
    table: "User",
    fields: { id: id(), email: string().unique(), n: integer().default(0) },
    relations: { posts: hasMany("post", { foreignKey: "userId" }) },
  }),
  post: model({
    table: "Post",
    fields: { id: id(), userId: string().references("user.id"), title: string() },
    relations: { user: belongsTo("user", { foreignKey: "userId" }) },
  }),
});

/** What the tests use of a real client beyond the driver. */
interface Extendable {
  $extends(extension: object): Extendable;
  $transaction<T>(body: (tx: Extendable) => Promise<T>): Promise<T>;
}

interface Hook {
  readonly operation: string;
  readonly args: object;
  readonly query: (args: object) => Promise<unknown>;
}

export type OpenWatched = (models: string) => Promise<WatchedClient>;

async function withUser(open: OpenWatched): Promise<WatchedClient & { readonly base: Extendable }> {
  const watched = await open(MODELS);
  const orm = await bootstrapDatabase({ schema, client: watched.client });
  await orm.user.create({ data: { id: "u", email: "a@b" } });
  await orm.post.create({ data: { id: "p", userId: "u", title: "t" } });
  watched.sent.length = 0;
  const base: unknown = watched.client;
  return { ...watched, base: Object(base) };
}

function resultTests(test: ReturnType<typeof suite>, open: OpenWatched): void {
  test("a computed field in the place of a stored one: what is stored is read around it", async () => {
    const { client, base } = await withUser(open);
    const extended = base.$extends({
      result: {
        $allModels: { title: { compute: () => "computed" } },
        user: { email: { needs: { n: true }, compute: () => "computed" } },
      },
    });
    const posts = { select: { title: true, user: { select: { email: true } } } } as const;
    const check = async (used: unknown, added: string) => {
      const orm = await createOrmFromRuntime({ schema, client: used });
      const select = { email: true, posts } as const;
      const whole = { email: "a@b", posts: [{ title: "t", user: { email: "a@b" } }] };
      assert.equal(await orm.user.findMany({ where: { id: "u" }, select }), [whole]);
      assert.equal(await orm.user.findUnique({ where: { email: "a@b" }, select }), whole);
      assert.equal(await orm.user.findMany({ where: { id: "u" }, select: { n: true, posts } }), [
        { n: 0, posts: whole.posts },
      ]);
      const created = await orm.user.create({ data: { id: added, email: added } });
      assert.equal(created, { id: added, email: added, n: 0 });
      const updated = await orm.user.update({ where: { id: added }, data: { email: `${added}!` } });
      assert.is(updated?.email, `${added}!`);
      const upserted = await orm.user.upsert({
        where: { id: added },
        create: { email: "x" },
        update: { n: 1 },
      });
      assert.equal(upserted, { id: added, email: `${added}!`, n: 1 });
      const [raw] = orm.$explain.user.findMany({ select: { email: true } }).statements;
      assert.match(raw ?? "", /^select /);
      const [call] = orm.$explain.user.findMany({ select: { n: true } }).statements;
      assert.is(call, "user.findMany({ select: { n: true } })");
    };
    await check(extended, "v");
    await check(extended.$extends({ name: "nothing more" }), "w");
    await extended.$transaction((tx) => check(tx, "x"));
    await client.$disconnect();
  });

  test("a computed field in the place of a relation", async () => {
    const { client, base } = await withUser(open);
    const extended = base.$extends({ result: { user: { posts: { compute: () => [] } } } });
    const orm = await createOrmFromRuntime({ schema, client: extended });
    assert.equal(await orm.user.findMany({ select: { posts: { select: { title: true } } } }), [
      { posts: [{ title: "t" }] },
    ]);
    await client.$disconnect();
  });

  test("a computed field besides the stored ones", async () => {
    const { client, base } = await withUser(open);
    const extended = base.$extends({
      result: { user: { shown: { needs: { n: true }, compute: () => "x" } } },
    });
    const orm = await createOrmFromRuntime({ schema, client: extended });
    assert.equal(await orm.user.findMany(), [{ id: "u", email: "a@b", n: 0 }]);
    assert.match(orm.$explain.user.findMany().statements[0] ?? "", /^user\.findMany/);
    await client.$disconnect();
  });
}

function modelTests(test: ReturnType<typeof suite>, open: OpenWatched): void {
  test("a method in the place of Prisma's own is not called as if it were that", async () => {
    const { client, sent, base } = await withUser(open);
    const calls: string[] = [];
    const extended = base.$extends({
      model: {
        $allModels: { count: () => calls.push("count"), exists: () => calls.push("exists") },
        user: {
          findMany: () => calls.push("findMany"),
          delete: () => calls.push("delete"),
          createMany: () => calls.push("createMany"),
          signUp: () => calls.push("signUp"),
        },
      },
    });
    const orm = await createOrmFromRuntime({ schema, client: extended });
    for (const [call, name] of [
      [() => orm.user.findMany({ where: { n: 0 } }), "user.findMany"],
      [() => orm.user.findMany({ where: { email: { contains: "a" } } }), "user.findMany"],
      [() => orm.user.findMany({ where: { id: "u" } }), "user.findMany"],
      [() => orm.user.delete({ where: { id: "u" } }), "user.delete"],
      [() => orm.user.createMany({ data: [{ email: "x" }] }), "user.createMany"],
      [() => orm.user.count(), "user.count"],
      [() => orm.post.count(), "post.count"],
    ] as const) {
      const { code, message } = await refusal(call());
      assert.is(code, "UNSUPPORTED");
      assert.match(message, `an extension of the PrismaClient replaces ${name}; give the client`);
    }
    assert.equal([calls, sent], [[], []]);
    assert.is((await orm.post.findMany()).length, 1);
    assert.equal(await orm.user.create({ data: { id: "v", email: "v" } }), { id: "v", email: "v", n: 0 });
    assert.is(await orm.user.updateMany({ where: { id: { in: ["v"] } }, data: { n: 1 } }), 1);
    await client.$disconnect();
  });

  test("a client that may read from replicas", async () => {
    const { client, base } = await withUser(open);
    const extended = base.$extends({ client: { $primary: () => base, $replica: () => base } });
    const { code, message } = await refusal(createOrmFromRuntime({ schema, client: extended }));
    assert.is(code, "UNSUPPORTED");
    assert.match(message, "may have replicas answer");
    await extended.$transaction(async (tx) => {
      assert.is((await createOrmFromRuntime({ schema, client: tx })).$driver.kind, "prisma");
    });
    await client.$disconnect();
  });

  test("a transaction of the application's that tries again does not commit what was lost", async () => {
    const { client, base } = await withUser(open);
    const lost = new Error("could not serialize access");
    let tries = 0;
    const extended = base.$extends({
      client: {
        $transaction: async (body: (tx: Extendable) => Promise<unknown>) => {
          while (tries++ < 2) {
            await base
              .$transaction(async (tx) => {
                await body(tx);
                if (tries === 1) throw lost;
              })
              .catch((error: unknown) => {
                if (error !== lost) throw error;
              });
          }
        },
      },
    });
    const orm = await createOrmFromRuntime({ schema, client: extended });
    const { code, message } = await refusal(
      orm.transaction(async (tx) => tx.user.create({ data: { id: "lost", email: "lost" } })),
    );
    assert.is(code, "COMMIT_OUTCOME_UNKNOWN");
    assert.match(message, "began its transaction again");
    assert.is(await orm.user.count(), 1);
    tries = 0;
    const gaveUp = await refusal(
      orm.transaction(() => {
        throw new Error("the caller's");
      }),
    );
    assert.is(gaveUp.message, "the caller's");
    await client.$disconnect();
  });
}

function queryTests(test: ReturnType<typeof suite>, open: OpenWatched): void {
  test("a hook on all operations is asked for each call, and for SQL where it is on the client", async () => {
    const { client, base } = await withUser(open);
    const asked: string[] = [];
    const note =
      (where: string) =>
      ({ operation, args, query }: Hook) => {
        asked.push(`${where} ${operation}`);
        return query(args);
      };
    const extended = base.$extends({
      query: { $allModels: { $allOperations: note("models") }, $allOperations: note("client") },
    });
    const orm = await createOrmFromRuntime({ schema, client: extended });
    await orm.user.findMany({ where: { n: 0 } });
    await orm.user.findMany({ where: { email: { contains: "a" } } });
    assert.equal(asked, ["models findMany", "client findMany", "client $queryRawUnsafe"]);
    await client.$disconnect();
  });

  test("a hook on an operation by its name is asked, or the call is refused", async () => {
    const { client, sent, base } = await withUser(open);
    const asked: string[] = [];
    const ask = ({ operation, args, query }: Hook) => {
      asked.push(operation);
      return query({ ...args, where: { n: 7 } });
    };
    const extended = base.$extends({
      query: { user: { findMany: ask, delete: ask, createMany: ask }, $allModels: { updateMany: ask } },
    });
    const orm = await createOrmFromRuntime({ schema, client: extended });
    for (const [call, words] of [
      [
        orm.user.findMany({ where: { email: { contains: "a" } } }),
        "user.findMany, and this would be sent as SQL",
      ],
      [
        orm.user.findUnique({ where: { id: "u" } }),
        "user.findMany, and this would be sent as user.findUnique",
      ],
      [orm.user.delete({ where: { id: "u" } }), "user.delete, and this would be sent as user.deleteMany"],
      [orm.user.createMany({ data: [{ email: "x" }] }), "user.createMany, and this would be sent as SQL"],
      [
        orm.post.updateMany({ where: { id: { in: ["p"] } }, data: { title: "x" } }),
        "post.updateMany, and this would be sent as SQL",
      ],
    ] as const) {
      const { code, message } = await refusal(call);
      assert.is(code, "UNSUPPORTED");
      assert.match(message, `an extension of the PrismaClient hooks into ${words}`);
    }
    assert.equal([asked, sent], [[], []]);
    assert.equal(await orm.user.findMany({ where: { n: 0 } }), []);
    assert.is(await orm.post.updateMany({ where: { id: "p" }, data: { title: "x" } }).catch(() => -1), -1);
    assert.equal(asked, ["findMany", "updateMany"]);
    assert.is((await orm.post.findMany({ where: { id: { in: ["p"] } } })).length, 1);
    await client.$disconnect();
  });
}

/** What `$extends` changes, for each version of Prisma. */
export function extensionsSuite(name: string, open: OpenWatched): void {
  const test = suite(`extended clients of ${name}`);
  resultTests(test, open);
  modelTests(test, open);
  queryTests(test, open);
  test.run();
}
