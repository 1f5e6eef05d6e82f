import { Redis } from "ioredis";
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

/**
 * Records as JSON texts, an entry for each unique token, a set for each user's sessions, a hash for each
 * bucket; a look-up by id is one command, everything else one script. The keys begin with KEYS[1].
 */
const SCRIPTS = {
  byToken: `local id = redis.call('GET', KEYS[1] .. 't:' .. ARGV[1])
return id and redis.call('GET', KEYS[1] .. 's:' .. id)`,
  ofUser: `local ids = redis.call('SMEMBERS', KEYS[1] .. 'i:' .. ARGV[1])
if #ids == 0 then return {} end
for at = 1, #ids do ids[at] = KEYS[1] .. 's:' .. ids[at] end
return redis.call('MGET', unpack(ids))`,
  userWithSessions: `local user = redis.call('GET', KEYS[1] .. 'u:' .. ARGV[1])
if not user then return false end
local ids = redis.call('SMEMBERS', KEYS[1] .. 'i:' .. ARGV[1])
local names = { KEYS[1] .. 'u:' .. ARGV[1] }
for at = 1, #ids do names[at + 1] = KEYS[1] .. 's:' .. ids[at] end
return redis.call('MGET', unpack(names))`,
  start: `local id = redis.call('GET', KEYS[1] .. 't:' .. ARGV[1])
if not id then
  id = ARGV[2]
  redis.call('SET', KEYS[1] .. 't:' .. ARGV[1], id)
  redis.call('SADD', KEYS[1] .. 'm', id)
  redis.call('SADD', KEYS[1] .. 'i:' .. ARGV[3], id)
end
redis.call('SET', KEYS[1] .. 's:' .. id, '{"id":"' .. id .. '",' .. ARGV[4])
return id`,
  take: `local key = KEYS[1] .. 'b:' .. ARGV[1]
if tonumber(redis.call('HGET', key, 'remaining') or 0) < 1 then return false end
return redis.call('HINCRBY', key, 'remaining', -1)`,
} as const;

type Script = (argument: string, ...more: string[]) => Promise<unknown>;

export async function redisByHand({ records, location: base }: Target): Promise<Contestant> {
  const redis = new Redis(REDIS_URL);
  await load(redis, base, records);
  const scripts = Object.fromEntries(
    await Promise.all(
      Object.entries(SCRIPTS).map(async ([name, lua]) => {
        const digest = String(await redis.script("LOAD", lua));
        return [name, (...words: string[]) => redis.evalsha(digest, 1, base, ...words)] as const;
      }),
    ),
  ) as Record<keyof typeof SCRIPTS, Script>;
  return {
    calls: {
      byId: async (turn) => sessionIn(await redis.get(`${base}s:s${sessionAt(turn, records)}`)),
      byKey: async (turn) => sessionIn(await scripts.byToken(`token-${sessionAt(turn, records)}`)),
      byIndex: async (turn) => tokensIn(await scripts.ofUser(`u${userAt(turn, records)}`)),
      relation: async (turn) => userIn(await scripts.userWithSessions(`u${userAt(turn, records)}`)),
      startSession: async (turn) => {
        const { id, ...rest } = sessionOf(sessionAt(turn, records), records);
        const text = JSON.stringify({ ...rest, expiresAt: rest.expiresAt.getTime() }).slice(1);
        const kept = await scripts.start(rest.sessionToken, id, rest.userId, text);
        return { id: kept, sessionToken: rest.sessionToken };
      },
      guardedDecrement: async (turn) => {
        const remaining = await scripts.take(identifierAt(turn));
        return remaining === null ? null : { remaining };
      },
    },
    close: async () => redis.disconnect(),
  };
}

async function load(redis: Redis, base: string, records: number): Promise<void> {
  let pipeline = redis.pipeline();
  for (let at = 0; at < records; at++) {
    const { id, sessionToken, userId, ...rest } = sessionOf(at, records);
    const text = JSON.stringify({ id, sessionToken, userId, ...rest, expiresAt: rest.expiresAt.getTime() });
    pipeline.set(`${base}s:${id}`, text).set(`${base}t:${sessionToken}`, id);
    pipeline.sadd(`${base}m`, id).sadd(`${base}i:${userId}`, id);
    if (at % 2_000 === 1_999) {
      await pipeline.exec();
      pipeline = redis.pipeline();
    }
  }
  for (let at = 0; at < userCount(records); at++) {
    pipeline.set(`${base}u:u${at}`, JSON.stringify({ id: `u${at}`, name: `User ${at}` }));
  }
  for (let at = 0; at < 100; at++) pipeline.hset(`${base}b:caller-${at}`, "remaining", REMAINING);
  await pipeline.exec();
}

function sessionIn(text: unknown): unknown {
  if (typeof text !== "string") return null;
  const { id, userId, workspaceId, state, expiresAt } = JSON.parse(text);
  return { id, userId, workspaceId, state, expiresAt: new Date(expiresAt) };
}

interface Token {
  readonly id: string;
  readonly sessionToken: string;
}

function tokensIn(texts: unknown): readonly Token[] {
  const tokens: Token[] = [];
  for (const text of Array.isArray(texts) ? texts : []) {
    const { id, sessionToken } = JSON.parse(text);
    tokens.push({ id, sessionToken });
  }
  return tokens.sort((a, b) => (a.id < b.id ? -1 : 1));
}

function userIn(texts: unknown): unknown {
  if (!Array.isArray(texts)) return null;
  const [user, ...sessions] = texts;
  const { id, name } = JSON.parse(user);
  return { id, name, sessions: tokensIn(sessions) };
}
