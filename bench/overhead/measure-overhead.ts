import { randomUUID } from "node:crypto";
import { createOrm } from "../../engine/index.ts";
import { controlPlaneSchema } from "../../examples/walkthrough/control-plane-schema.ts";
import { median } from "../measure/statistics.ts";
import { type Answers, memoryAnswers } from "./memory-answers.ts";

export interface Overhead {
  readonly name: string;
  readonly byHandUs: number;
  readonly ormUs: number;
  readonly targetUs: number;
}

interface Case {
  readonly name: string;
  readonly rows: Answers["rows"];
  readonly targetUs: number;
  readonly orm: () => Promise<unknown>;
  readonly byHand: () => Promise<unknown>;
}

const answers: Answers = { rows: [] };
const orm = createOrm({ schema: controlPlaneSchema, driver: memoryAnswers(answers) });

const workspace = ["w1", "acme", "Acme", "free"];
const members = JSON.stringify(
  Array.from({ length: 50 }, (_, at) => ["member", [`user${at}@example.test`, `User ${at}`]]),
);
const subscriptions = JSON.stringify([
  ["cus_1", "active", 1_767_225_600],
  ["cus_2", "active", null],
]);
const many = Array.from({ length: 50 }, (_, at) => [
  `w${at}`,
  `Workspace ${at}`,
  JSON.stringify(Array.from({ length: 50 }, (_inner, index) => [`m${at}-${index}`, `u${index}`, "member"])),
]);

const send = (..._values: unknown[]) => Promise.resolve(answers.rows);
const parsed = (value: unknown): unknown[][] => JSON.parse(String(value));
const plain = (row: readonly unknown[] | undefined) =>
  row === undefined ? null : { id: row[0], slug: row[1], name: row[2], plan: row[3] };

const select = { id: true, slug: true, name: true, plan: true } as const;

const CASES: readonly Case[] = [
  {
    name: "findUnique",
    rows: [workspace],
    targetUs: 1.5,
    orm: () => orm.workspace.findUnique({ where: { slug: "acme" }, select }),
    byHand: async () => plain((await send("acme"))[0]),
  },
  {
    name: "create",
    rows: [workspace],
    targetUs: 1.5,
    orm: () => orm.workspace.create({ data: { slug: "acme", name: "Acme", plan: "free" }, select }),
    byHand: async () =>
      plain((await send(randomUUID(), "acme", "Acme", "free", new Date().toISOString()))[0]),
  },
  {
    name: "upsert",
    rows: [["u1", "ada@example.test", "Ada"]],
    targetUs: 1.5,
    orm: () =>
      orm.user.upsert({
        where: { email: "ada@example.test" },
        create: { email: "ada@example.test", name: "Ada" },
        update: { name: "Ada" },
        select: { id: true, email: true, name: true },
      }),
    byHand: async () => {
      const [row] = await send(randomUUID(), "ada@example.test", "Ada", new Date().toISOString(), "Ada");
      return { id: row?.[0], email: row?.[1], name: row?.[2] };
    },
  },
  {
    name: "update",
    rows: [workspace],
    targetUs: 1.5,
    orm: () => orm.workspace.update({ where: { slug: "acme" }, data: { name: "Acme" }, select }),
    byHand: async () => plain((await send("Acme", "acme"))[0]),
  },
  {
    name: "dashboard",
    rows: [[...workspace, members, subscriptions]],
    targetUs: 4,
    orm: () =>
      orm.workspace.findUnique({
        where: { slug: "acme" },
        select: {
          ...select,
          memberships: { select: { role: true, user: { select: { email: true, name: true } } } },
          subscriptions: { select: { providerCustomerId: true, status: true, renewsAt: true } },
        },
      }),
    byHand: async () => {
      const [row] = await send("acme");
      return {
        ...plain(row),
        memberships: parsed(row?.[4]).map((entry) => {
          const user = Array.isArray(entry[1]) ? entry[1] : [];
          return { role: entry[0], user: { email: user[0], name: user[1] } };
        }),
        subscriptions: parsed(row?.[5]).map((entry) => ({
          providerCustomerId: entry[0],
          status: entry[1],
          renewsAt: entry[2] === null ? null : new Date(Number(entry[2]) * 1000),
        })),
      };
    },
  },
  {
    name: "2,500 nested rows",
    rows: many,
    targetUs: 25,
    orm: () =>
      orm.workspace.findMany({
        orderBy: { id: "asc" },
        take: 50,
        select: { id: true, name: true, memberships: { select: { id: true, userId: true, role: true } } },
      }),
    byHand: async () =>
      (await send(50)).map((row) => ({
        id: row[0],
        name: row[1],
        memberships: parsed(row[2]).map((entry) => ({ id: entry[0], userId: entry[1], role: entry[2] })),
      })),
  },
];

/** Medians over interleaved rounds, after every case has run with every shape in play. */
export async function measureOverhead(rounds: number): Promise<readonly Overhead[]> {
  for (const entry of CASES) await time(entry, entry.orm, 0.4);
  const measured: Overhead[] = [];
  for (const entry of CASES) {
    const byHand: number[] = [];
    const own: number[] = [];
    for (let round = 0; round < rounds; round++) {
      byHand.push(await time(entry, entry.byHand, 1));
      own.push(await time(entry, entry.orm, 1));
    }
    measured.push({
      name: entry.name,
      byHandUs: median(byHand),
      ormUs: median(own),
      targetUs: entry.targetUs,
    });
  }
  return measured;
}

/** Microseconds a call; cases of more rows run fewer calls. */
async function time(entry: Case, call: () => Promise<unknown>, effort: number): Promise<number> {
  answers.rows = entry.rows;
  const calls = Math.ceil((effort * 20_000) / (entry.targetUs > 4 ? 50 : entry.targetUs));
  const start = performance.now();
  for (let at = 0; at < calls; at++) await call();
  return ((performance.now() - start) * 1000) / calls;
}
