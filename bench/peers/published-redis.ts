import { createRedisDriver } from "@farming-labs/orm-redis";
import { Redis } from "ioredis";
import { createOrm, datetime, defineSchema, hasMany, id, integer, json, model, string } from "published-orm";
import {
  identifierAt,
  REMAINING,
  sessionAt,
  session as sessionOf,
  userAt,
  userCount,
} from "../data/fast-state.ts";
import { REDIS_URL } from "../data/redis-server.ts";
import type { Contestant, Target } from "../measure/contestant.ts";

const schema = defineSchema({
  user: model({
    table: "users",
    fields: { id: id(), name: string() },
    relations: { sessions: hasMany("session", { foreignKey: "userId" }) },
  }),
  session: model({
    table: "sessions",
    fields: {
      id: id(),
      sessionToken: string().unique(),
      userId: string().references("user.id"),
      workspaceId: string(),
      state: json(),
      expiresAt: datetime(),
    },
  }),
  bucket: model({
    table: "buckets",
    fields: { id: id(), scope: string(), identifier: string(), remaining: integer() },
    constraints: { unique: [["scope", "identifier"]] },
  }),
});

const SESSION = { id: true, userId: true, workspaceId: true, state: true, expiresAt: true } as const;
const TOKEN = { id: true, sessionToken: true } as const;

export async function publishedRedis({ records, location: base }: Target): Promise<Contestant> {
  const redis = new Redis(REDIS_URL);
  await load(redis, base, records);
  const orm = createOrm({ schema, driver: createRedisDriver<typeof schema>({ client: redis, base }) });
  return {
    calls: {
      byId: (turn) =>
        orm.session.findUnique({ where: { id: `s${sessionAt(turn, records)}` }, select: SESSION }),
      byKey: (turn) =>
        orm.session.findUnique({
          where: { sessionToken: `token-${sessionAt(turn, records)}` },
          select: SESSION,
        }),
      byIndex: (turn) =>
        orm.session.findMany({
          where: { userId: `u${userAt(turn, records)}` },
          orderBy: { id: "asc" },
          select: TOKEN,
        }),
      relation: (turn) =>
        orm.user.findUnique({
          where: { id: `u${userAt(turn, records)}` },
          select: { id: true, name: true, sessions: { orderBy: { id: "asc" }, select: TOKEN } },
        }),
      startSession: (turn) => {
        const create = sessionOf(sessionAt(turn, records), records);
        const { sessionToken, state, expiresAt } = create;
        return orm.session.upsert({
          where: { sessionToken },
          create,
          update: { state, expiresAt },
          select: TOKEN,
        });
      },
      // It has no arithmetic and no guard: reading first is what an application could do with it.
      guardedDecrement: async (turn) => {
        const where = { scope: "login", identifier: identifierAt(turn) };
        const bucket = await orm.bucket.findUnique({ where, select: { remaining: true } });
        if (bucket === null || bucket.remaining < 1) return null;
        const data = { remaining: bucket.remaining - 1 };
        return orm.bucket.update({ where, data, select: { remaining: true } });
      },
    },
    close: async () => redis.disconnect(),
  };
}

/** In the package's own layout: its `createMany` reads all records for each one that it writes. */
async function load(redis: Redis, base: string, records: number): Promise<void> {
  let pipeline = redis.pipeline();
  const put = (table: string, record: object, key: string, unique: string | null) => {
    const target = `${base}:${table}:record:${key}`;
    pipeline.set(target, JSON.stringify({ __orm_kind: "record", __orm_docId: key, data: record }));
    if (unique === null) return;
    const lock = { __orm_kind: "unique", __orm_target: target };
    pipeline.set(`${base}:${table}:unique:${unique}`, JSON.stringify(lock));
  };
  const text = (value: string) => encodeURIComponent(JSON.stringify(value));
  for (let at = 0; at < records; at++) {
    const record = sessionOf(at, records);
    put("sessions", record, record.id, `sessionToken:${text(record.sessionToken)}`);
    if (at % 2_000 === 1_999) {
      await pipeline.exec();
      pipeline = redis.pipeline();
    }
  }
  for (let at = 0; at < userCount(records); at++) {
    put("users", { id: `u${at}`, name: `User ${at}` }, `u${at}`, null);
  }
  for (let at = 0; at < 100; at++) {
    const identifier = `caller-${at}`;
    const record = { id: `b${at}`, scope: "login", identifier, remaining: REMAINING };
    put("buckets", record, `b${at}`, `scope+identifier:${text("login")}:${text(identifier)}`);
  }
  await pipeline.exec();
}
