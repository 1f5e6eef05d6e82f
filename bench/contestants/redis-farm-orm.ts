import { Redis } from "ioredis";
import { createRedisDriver } from "../../engine/entries/redis.ts";
import {
  createOrm,
  datetime,
  defineSchema,
  hasMany,
  id,
  index,
  integer,
  json,
  model,
  string,
  unique,
} from "../../engine/index.ts";
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
    indexes: [index(["userId"])],
  }),
  bucket: model({
    table: "buckets",
    fields: { id: id(), scope: string(), identifier: string(), remaining: integer() },
    unique: [unique(["scope", "identifier"])],
  }),
});

const CHUNK = 1_000;
const SESSION = { id: true, userId: true, workspaceId: true, state: true, expiresAt: true } as const;
const TOKEN = { id: true, sessionToken: true } as const;

export async function redisFarmOrm(target: Target): Promise<Contestant> {
  return open(target, undefined);
}

/** Without sending the point reads of one tick together. */
export async function redisFarmOrmApart(target: Target): Promise<Contestant> {
  const { calls, close } = await open(target, false);
  const { byId, byKey, relation } = calls;
  return { calls: { byId, byKey, relation }, close };
}

async function open({ records, location: base }: Target, coalesce: boolean | undefined) {
  const redis = new Redis(REDIS_URL);
  const orm = createOrm({ schema, driver: createRedisDriver({ client: redis, base }), coalesce });
  await load(orm, records);
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
      guardedDecrement: (turn) =>
        orm.bucket.update({
          where: { scope: "login", identifier: identifierAt(turn), remaining: { gte: 1 } },
          data: { remaining: { decrement: 1 } },
          select: { remaining: true },
        }),
    } satisfies Contestant["calls"],
    close: async () => redis.disconnect(),
  };
}

async function load(orm: ReturnType<typeof createOrm<typeof schema>>, records: number): Promise<void> {
  for (let start = 0; start < userCount(records); start += CHUNK) {
    const length = Math.min(CHUNK, userCount(records) - start);
    const users = Array.from({ length }, (_, at) => ({ id: `u${start + at}`, name: `User ${start + at}` }));
    await orm.user.createMany({ data: users });
  }
  for (let start = 0; start < records; start += CHUNK) {
    const sessions = Array.from({ length: CHUNK }, (_, at) => sessionOf(start + at, records));
    await orm.session.createMany({ data: sessions });
  }
  const buckets = Array.from({ length: 100 }, (_, at) => ({
    scope: "login",
    identifier: `caller-${at}`,
    remaining: REMAINING,
  }));
  await orm.bucket.createMany({ data: buckets });
}
