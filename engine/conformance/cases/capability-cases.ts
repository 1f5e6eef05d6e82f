import type { Capabilities } from "../../../ir/capabilities.ts";
import type { Explanation } from "../../../ir/explanation.ts";
import { createOrm } from "../../create-orm.ts";
import { applyMethod } from "../apply-method.ts";
import { type Call, callOrm } from "../call-orm.ts";
import type { ConformanceCase, ConformanceSubject } from "../conformance-case.ts";
import { conformanceSchema } from "../conformance-schema.ts";
import * as assert from "../expect.ts";
import { fillLibrary } from "../library.ts";

const INSIDE = "correlated";

/** A read that a capability shows in: what its plan has where it is claimed, and must not have elsewhere. */
interface Sign {
  readonly capability: keyof Capabilities;
  readonly isClaimed: (capabilities: Capabilities) => boolean;
  readonly call: Call;
  readonly isUsed: (explanation: Explanation) => boolean;
}

const AUTHOR_OF_EACH = { author: { select: { name: true } } };
const PAGE_OF_EACH = { articles: { orderBy: { rank: "asc" }, take: 1, select: { slug: true } } };

const SIGNS: readonly Sign[] = [
  {
    capability: "pushedQueries",
    isClaimed: (capabilities) => capabilities.pushedQueries,
    call: {
      model: "author",
      method: "findMany",
      args: { where: { age: { gt: 20 } }, orderBy: { id: "asc" } },
    },
    isUsed: ({ steps }) => steps.includes("query"),
  },
  {
    capability: "memberCount",
    isClaimed: (capabilities) => capabilities.memberCount,
    call: { model: "author", method: "count", args: {} },
    isUsed: ({ steps }) => steps.includes("member count"),
  },
  {
    capability: "indexLookups",
    isClaimed: (capabilities) => capabilities.indexLookups,
    call: {
      model: "article",
      method: "findMany",
      args: { where: { rank: 2 }, orderBy: { id: "asc" }, select: { slug: true } },
    },
    isUsed: ({ steps }) => steps.includes("index lookup"),
  },
  {
    capability: "combinedIndexes",
    isClaimed: (capabilities) => capabilities.combinedIndexes,
    call: {
      model: "comment",
      method: "findMany",
      args: { where: { articleId: "a1", parentId: "c1" }, orderBy: { id: "desc" } },
    },
    isUsed: ({ text }) => /index lookup comment\.articleId .* and comment\.parentId/.test(text),
  },
  {
    capability: "orderedIndexes",
    isClaimed: (capabilities) => capabilities.orderedIndexes,
    call: {
      model: "article",
      method: "findMany",
      args: { where: { rank: { gte: 2 } }, orderBy: { id: "asc" }, select: { slug: true } },
    },
    isUsed: ({ steps }) => steps.includes("range lookup"),
  },
  {
    capability: "indexPages",
    isClaimed: (capabilities) => capabilities.indexPages,
    call: { model: "comment", method: "findMany", args: { where: { articleId: "a1" }, take: 2, skip: 1 } },
    isUsed: ({ text }) => /index lookup comment\.articleId .* first by primary key/.test(text),
  },
  {
    capability: "throughLookups",
    isClaimed: (capabilities) => capabilities.throughLookups,
    call: {
      model: "article",
      method: "findMany",
      args: { orderBy: { id: "asc" }, select: { tags: { orderBy: { label: "asc" }, take: 1 } } },
    },
    isUsed: ({ steps }) => steps.includes("through lookup"),
  },
  {
    capability: "nestedLevels",
    isClaimed: (capabilities) => capabilities.nestedLevels > 0,
    call: { model: "author", method: "findMany", args: { orderBy: { id: "asc" }, select: PAGE_OF_EACH } },
    isUsed: ({ relations }) => relations.some(({ strategy }) => strategy === INSIDE),
  },
];

/** The same read with every strategy asked for: what a backend does not claim gives way, and nothing changes. */
const STRATEGIES = ["correlated", "grouped", "joined", "batch"] as const;

export const capabilityCases: readonly ConformanceCase[] = [
  ...SIGNS.map((sign) => ({
    name: `the capability ${sign.capability} is used where it is claimed, and only there`,
    run: async (subject: ConformanceSubject) => {
      await fillLibrary(subject.orm);
      const used = sign.isUsed(explained(subject.orm, sign.call));
      assert.equal(used, sign.isClaimed(subject.capabilities), "the plan uses it");
      const answer = await callOrm(subject.orm, sign.call);
      assert.deepEqual(answer, await withoutIt(subject, sign), "the plan without it answers something else");
    },
  })),
  {
    name: "every strategy that is asked for answers the same, and is one that the backend has",
    run: async ({ orm, driver, capabilities }) => {
      await fillLibrary(orm);
      for (const call of [
        callOf("author", { id: true, ...PAGE_OF_EACH }),
        callOf("article", { id: true, ...AUTHOR_OF_EACH }),
      ]) {
        const expected = await callOrm(orm, call);
        for (const strategy of STRATEGIES) {
          const forced = createOrm({ schema: conformanceSchema, driver, strategy });
          assert.deepEqual(await callOrm(forced, call), expected, `with ${strategy}`);
          const chosen = explained(forced, call).relations.map((relation) => relation.strategy);
          assert.deepEqual(chosen, [usable(strategy, call.model === "article", capabilities)]);
        }
      }
    },
  },
  {
    name: "there are tables to push where that is claimed, and pushing twice does no harm",
    run: async ({ orm, driver, capabilities }) => {
      const { push } = driver;
      assert.equal(push !== undefined, capabilities.tables);
      await orm.tag.create({ data: { id: "t", label: "kept" } });
      await push?.(conformanceSchema.catalog);
      assert.deepEqual(await orm.tag.findMany(), [{ id: "t", label: "kept" }]);
    },
  },
];

function callOf(model: string, select: object): Call {
  return { model, method: "findMany", args: { orderBy: { id: "asc" }, select } };
}

/** What is asked for, where the backend has it, else what it has; a to-one relation is joined, a list grouped. */
function usable(
  strategy: (typeof STRATEGIES)[number],
  isOne: boolean,
  { nestedLevels, groupedRows, flatJoins }: Capabilities,
): string {
  const joins = isOne && flatJoins !== null;
  const nests = nestedLevels > 0;
  const has = { correlated: nests, grouped: nests && groupedRows && !isOne, joined: joins, batch: true };
  if (has[strategy]) return strategy;
  if (joins) return "joined";
  return nests ? "correlated" : "batch";
}

/** The answer of the same driver, planned for as if it did not claim the capability. */
async function withoutIt(subject: ConformanceSubject, { capability, call }: Sign): Promise<unknown> {
  const { orm, driver, capabilities } = subject;
  // Whether rows are queried or looked up is what the driver is; there is no plan of the other kind.
  if (capability === "pushedQueries") return callOrm(orm, call);
  const less =
    capability === "nestedLevels" ? { nestedLevels: 0, groupedRows: false } : { [capability]: false };
  const lesser = { ...driver, capabilities: { ...capabilities, ...less } };
  return callOrm(createOrm({ schema: conformanceSchema, driver: lesser }), call);
}

function explained(orm: ConformanceSubject["orm"], { model, method, args }: Call): Explanation {
  const explanation: unknown = applyMethod(Object(Reflect.get(orm.$explain, model)), method, [args]);
  assert.ok(isExplanation(explanation), "$explain gives no explanation");
  return explanation;
}

function isExplanation(value: unknown): value is Explanation {
  return typeof value === "object" && value !== null && "steps" in value && "relations" in value;
}
