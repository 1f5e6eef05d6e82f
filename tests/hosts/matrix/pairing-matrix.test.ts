import { suite } from "uvu";
import * as assert from "uvu/assert";
import { backends } from "../../../engine/backends/index.ts";
import { bootstrapDatabase } from "../../../engine/runtime/setup.ts";
import { controlPlaneSchema } from "../../schema/walkthrough-schema.ts";
import { durableClients } from "./durable-clients.ts";
import { fastClients } from "./fast-clients.ts";
import type { OpenedClient } from "./opened-client.ts";
import { usePlatform } from "./use-platform.ts";

/** What the helpers answer on every pair. */
const EXPECTED = {
  states: [{ theme: "dark", tabs: [1, { open: true }] }, { theme: "light" }],
  sameSession: true,
  remaining: [2, 1, 0, 0],
  before: {
    workspace: {
      id: "<1>",
      slug: "acme-<0>",
      name: "Acme",
      plan: "free",
      memberships: [{ role: "owner", user: { email: "ada@<0>.dev", name: "Ada" } }],
      subscriptions: [],
    },
    cachedMetrics: null,
  },
  nowhere: null,
  taken: "UNIQUE_CONSTRAINT_VIOLATION",
};

const test = suite("pairing matrix");
const fast: OpenedClient[] = [];
/** By durable client, the outcome with each fast one. */
const table = new Map<string, string[]>();

test.before(async () => {
  for (const kind of fastClients) fast.push(await kind.open());
});

for (const durable of durableClients) {
  const isThere =
    durable.backend === undefined || backends.some(({ backend }) => backend.kind === durable.backend);
  const declare = isThere ? test : test.skip;
  declare(`${durable.name} with each fast client`, async () => {
    const outcomes: string[] = [];
    table.set(durable.name, outcomes);
    const { client, close } = await durable.open();
    try {
      await bootstrapDatabase({ schema: controlPlaneSchema, client });
      for (const [at, kind] of fastClients.entries()) {
        outcomes.push("✘");
        const answers = await usePlatform({ durable: client, fast: fast[at]?.client });
        const expected = { ...EXPECTED, after: { ...EXPECTED.before, cachedMetrics: { visits: 7 } } };
        assert.equal(answers, expected, `${durable.name} + ${kind.name}`);
        outcomes[at] = "✔";
      }
    } finally {
      await close();
    }
  });
}

test.after(async () => {
  for (const { close } of fast) await close();
  console.log(printed());
});

function printed(): string {
  const names = fastClients.map(({ name }) => name);
  const rows = [...table].map(
    ([durable, outcomes]) => `| ${durable} | ${names.map((_, at) => outcomes[at] ?? "✘").join(" | ")} |`,
  );
  return [`| | ${names.join(" | ")} |`, `|---|${names.map(() => "---|").join("")}`, ...rows].join("\n");
}

test.run();
