import { applyMethod } from "../apply-method.ts";
import { type Call, callOrm } from "../call-orm.ts";
import type { ConformanceCase, ConformanceSubject } from "../conformance-case.ts";
import * as assert from "../expect.ts";
import { fillLibrary } from "../library.ts";

const NESTED = { articles: { orderBy: { rank: "asc" }, take: 2, select: { comments: true, tags: true } } };

/** Calls in the order in which they can be made after the library was filled. */
const CALLS: readonly Call[] = [
  { model: "author", method: "findUnique", args: { where: { id: "ada" } } },
  { model: "author", method: "findUnique", args: { where: { email: "bob@example.dev" } } },
  { model: "article", method: "findUnique", args: { where: { authorId: "ada", slug: "one" } } },
  {
    model: "author",
    method: "findMany",
    args: { where: { age: { gt: 1 } }, orderBy: { name: "asc" }, take: 2 },
  },
  { model: "author", method: "count", args: { where: { active: true } } },
  { model: "author", method: "count", args: {} },
  { model: "author", method: "findUnique", args: { where: { id: "ada" }, select: NESTED } },
  { model: "author", method: "findMany", args: { select: NESTED } },
  { model: "article", method: "findMany", args: { where: { rank: 2 }, select: { author: true } } },
  { model: "tag", method: "create", args: { data: { id: "e1", label: "explained" } } },
  { model: "tag", method: "createMany", args: { data: [{ label: "e2" }, { label: "e3" }] } },
  { model: "tag", method: "update", args: { where: { id: "e1" }, data: { label: "e4" } } },
  {
    model: "author",
    method: "update",
    args: { where: { id: "ada", age: 36 }, data: { age: { increment: 1 } } },
  },
  { model: "tag", method: "upsert", args: { where: { label: "e5" }, create: {}, update: {} } },
  { model: "tag", method: "delete", args: { where: { id: "e1" } } },
];

/** What the engine says it sent, and what the raw client was asked to send, for one call. */
async function measured(subject: ConformanceSubject, call: Call): Promise<readonly [number, number | null]> {
  let heard = 0;
  const stop = subject.orm.$on("query", (event) => {
    heard += event.statements.length;
  });
  const before = subject.sent() ?? 0;
  await callOrm(subject.orm, call);
  stop();
  const after = subject.sent();
  return [heard, after === null ? null : after - before];
}

interface Explained {
  /** Requests that wait for one another; those that are sent together count once. */
  readonly roundTrips: number;
  readonly roundTripsMax: number;
  readonly requests: number;
  readonly text: string;
}

function explained(subject: ConformanceSubject, call: Call): Explained {
  const calls: unknown = Reflect.get(subject.orm.$explain, call.model);
  const explanation: object = Object(applyMethod(Object(calls), call.method, [call.args]));
  assert.ok(Object.isFrozen(explanation));
  const roundTrips: unknown = Reflect.get(explanation, "roundTrips");
  const roundTripsMax: unknown = Reflect.get(explanation, "roundTripsMax");
  const statements: unknown = Reflect.get(explanation, "statements");
  const text: unknown = Reflect.get(explanation, "text");
  assert.ok(typeof roundTrips === "number" && typeof roundTripsMax === "number");
  assert.ok(Array.isArray(statements) && typeof text === "string");
  return { roundTrips, roundTripsMax, requests: statements.length, text };
}

/**
 * The round trips of a look-up by another key than the first: one, or two where the store has but keys and
 * values. There every step of a read or a write is a request, and how many there are depends on what is found.
 */
function lookUpCost(subject: ConformanceSubject): number {
  const args = { where: { email: "a@b.c" } };
  return explained(subject, { model: "author", method: "findUnique", args }).roundTrips;
}

export const explainCases: readonly ConformanceCase[] = [
  {
    name: "$explain states the requests that a call then makes, and sends nothing itself",
    run: async (subject) => {
      await fillLibrary(subject.orm);
      const isWhole = lookUpCost(subject) === 1;
      for (const call of CALLS) {
        const before = subject.sent() ?? 0;
        const { roundTrips, roundTripsMax, requests, text } = explained(subject, call);
        assert.equal((subject.sent() ?? 0) - before, 0);
        const [heard, sent] = await measured(subject, call);
        const what = `${call.model}.${call.method}\n${text}`;
        assert.ok(roundTrips > 0 && roundTrips <= roundTripsMax, what);
        if (!isWhole) continue;
        // Reads that are sent together are one round trip each; the statements of a write wait for one another.
        const isStated =
          heard >= Math.max(requests, roundTrips) && heard <= Math.max(requests, roundTripsMax);
        assert.ok(isStated, `${heard} in the query event, stated otherwise: ${what}`);
        if (sent !== null) assert.equal(sent, heard, `the client sent something else: ${what}`);
      }
    },
  },
  {
    name: "reads that can be one request are one, and nothing costs a request per row",
    run: async (subject) => {
      await fillLibrary(subject.orm);
      const nestedRows = subject.capabilities.nestedLevels >= 3;
      const roundTrips = (call: Call) => explained(subject, call).roundTrips;
      assert.equal(roundTrips({ model: "author", method: "findUnique", args: { where: { id: "a" } } }), 1);
      const lookUp = lookUpCost(subject);
      assert.ok(lookUp <= 2, `${lookUp} for a unique field`);
      // Three levels, and one more for the rows that connect the tags where these are a step of their own.
      const levels = roundTrips({ model: "author", method: "findMany", args: { select: NESTED } });
      const steps = subject.capabilities.throughLookups ? 3 : 4;
      assert.ok(levels <= (nestedRows ? 1 : steps * lookUp), `${levels} for three levels`);
      const ids = ["ada", "bob", "cyd"];
      const [heard] = await measured(subject, {
        model: "author",
        method: "findMany",
        args: { where: { id: { in: ids } }, select: { articles: { select: { comments: true } } } },
      });
      // A store with keys and values only lists the keys of each parent, all of them at once.
      const isFew = lookUp > 1 || heard <= (nestedRows ? 1 : 3);
      assert.ok(isFew, `${heard} requests for two levels below three authors`);
    },
  },
  {
    name: "the query event says what was called, how it ended, and no value",
    run: async ({ orm }) => {
      const events: unknown[] = [];
      const stop = orm.$on("query", ({ model, method, errorCode }) =>
        events.push([model, method, errorCode]),
      );
      const texts: string[] = [];
      const stopTexts = orm.$on("query", (event) => texts.push(JSON.stringify(event)));
      await orm.tag.create({ data: { id: "canary-1", label: "canary-2" } });
      await orm.tag.create({ data: { id: "canary-1", label: "canary-3" } }).catch(() => {});
      stop();
      stopTexts();
      await orm.tag.count();
      assert.deepEqual(events, [
        ["tag", "create", null],
        ["tag", "create", "UNIQUE_CONSTRAINT_VIOLATION"],
      ]);
      assert.ok(!texts.join().includes("canary"));
    },
  },
];
