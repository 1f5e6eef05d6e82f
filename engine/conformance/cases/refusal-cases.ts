import { applyMethod } from "../apply-method.ts";
import { callOrm } from "../call-orm.ts";
import type { ConformanceCase, ConformanceSubject } from "../conformance-case.ts";
import * as assert from "../expect.ts";
import { equal, fails } from "../expect.ts";
import { type RefusedCall, refusedCalls } from "../values/refusal-corpus.ts";
import { spoiledValues } from "../values/spoiled-values.ts";

const FIELDS_OF_KIND = {
  text: "string",
  flag: "boolean",
  whole: "integer",
  big: "bigint",
  exact: "decimal",
  at: "datetime",
  choice: "enum",
} as const;

const WRONG_TRANSACTIONS: readonly (readonly [method: string, args: readonly unknown[], path: string])[] = [
  ["transaction", [], "transaction"],
  ["transaction", [null], "transaction"],
  ["transaction", [async () => 1, null], "options"],
  ["transaction", [async () => 1, { timeout: 1 }], "options"],
  ["transaction", [async () => 1, { maxRetries: -1 }], "options.maxRetries"],
  ["batch", [], "batch"],
  ["batch", [async () => 1], "batch"],
  ["batch", [[1]], "batch[0]"],
  ["batch", [[async () => 1, Promise.resolve(1)]], "batch[1]"],
];

/** Refused, and neither the engine nor the raw client has sent anything. */
async function isRefused(subject: ConformanceSubject, call: RefusedCall): Promise<void> {
  const heard: string[] = [];
  const stop = subject.orm.$on("query", (event) => heard.push(...event.statements));
  const before = subject.sent() ?? 0;
  try {
    const error = await fails(callOrm(subject.orm, call), "INVALID_QUERY");
    const paths: readonly unknown[] = typeof call.path === "string" ? [call.path] : call.path;
    if (paths.length > 0)
      assert.ok(paths.includes(error.path), `path ${error.path}, not ${paths.join(" or ")}`);
    equal(typeof error.path, "string");
  } catch (error) {
    throw new Error(`${call.name}: ${String(error)}`, { cause: error });
  } finally {
    stop();
  }
  assert.deepEqual(heard, [], `${call.name}: something was sent`);
  equal((subject.sent() ?? 0) - before, 0, `${call.name}: the client sent something`);
}

export const refusalCases: readonly ConformanceCase[] = [
  {
    name: "wrong calls are refused with the place of the mistake, and nothing is sent",
    run: async (subject) => {
      for (const call of refusedCalls) await isRefused(subject, call);
    },
  },
  {
    name: "a value of any other kind is refused in every position, and nothing is sent",
    run: async (subject) => {
      for (const [field, kind] of Object.entries(FIELDS_OF_KIND)) {
        for (const [name, value] of spoiledValues(kind)) {
          for (const call of positions(field, value)) {
            await isRefused(subject, {
              ...call,
              model: "sample",
              name: `${field} = ${name}, ${call.method}`,
            });
          }
        }
      }
    },
  },
  {
    name: "transactions and batches of anything but functions are refused, and nothing is sent",
    run: async ({ orm, sent }) => {
      const before = sent() ?? 0;
      for (const [method, args, path] of WRONG_TRANSACTIONS) {
        const call = new Promise((resolve) => resolve(applyMethod(orm, method, args)));
        equal((await fails(call, "INVALID_QUERY")).path, path);
      }
      equal((sent() ?? 0) - before, 0, "the client sent something");
    },
  },
  {
    name: "refusals name no value, and leave prototypes alone",
    run: async (subject) => {
      const canary = "canary-3141592653";
      const prototype = Object.getOwnPropertyNames(Object.prototype);
      const calls = [
        { where: { age: canary } },
        { where: { role: canary } },
        { take: canary },
        { orderBy: { name: canary } },
        JSON.parse('{"select":{"__proto__":{"polluted":true}}}'),
        JSON.parse('{"where":{"constructor":{"prototype":{"polluted":true}}}}'),
      ];
      for (const args of calls) {
        const call = callOrm(subject.orm, { model: "author", method: "findMany", args });
        const error = await fails(call, "INVALID_QUERY");
        assert.ok(!`${error.message}${JSON.stringify(error.meta)}`.includes(canary), error.message);
      }
      assert.deepEqual(Object.getOwnPropertyNames(Object.prototype), prototype);
    },
  },
];

type Position = Omit<RefusedCall, "name" | "model">;

function positions(field: string, value: unknown): readonly Position[] {
  const update = { where: { id: "s" }, data: { [field]: value } };
  return [
    { method: "findMany", args: { where: { [field]: value } }, path: [] },
    { method: "findMany", args: { where: { [field]: { gte: value } } }, path: [] },
    { method: "findMany", args: { where: { [field]: { in: [value] } } }, path: [] },
    { method: "findMany", args: { where: { NOT: [{ [field]: { not: value } }] } }, path: [] },
    { method: "create", args: { data: { id: "s", [field]: value } }, path: `data.${field}` },
    { method: "createMany", args: { data: [{ [field]: value }] }, path: `data[0].${field}` },
    { method: "update", args: update, path: [] },
    { method: "upsert", args: { where: { id: "s" }, create: { [field]: value }, update: {} }, path: [] },
  ];
}
