import { randomUUID } from "node:crypto";
import { createOrm } from "../../engine/index.ts";
import { controlPlaneSchema } from "../../examples/walkthrough/control-plane-schema.ts";
import { median } from "../measure/statistics.ts";
import { type Answers, memoryAnswers } from "./memory-answers.ts";

export interface Overhead {
  readonly name: string;
  readonly byHandUs: number;
  readonly ormUs: number;
  /** Median of the difference within a round. */
  readonly overheadUs: number;
  readonly targetUs: number;
}

interface Case {
  readonly name: string;
  /** What the client answers: to the statement written by hand, and to the library's where it is another. */
  readonly rows: Answers["rows"];
  readonly ormRows?: Answers["rows"];
  readonly targetUs: number;
  readonly orm: () => Promise<unknown>;
  readonly byHand: () => Promise<unknown>;
}

const answers: Answers = { rows: [] };
const orm = createOrm({ schema: controlPlaneSchema, driver: memoryAnswers(answers) });

const workspace = ["w1", "acme", "Acme", "free"];
const members = Array.from({ length: 50 }, (_, at) => ["member", [`user${at}@example.test`, `User ${at}`]]);
const subscriptions = [
  ["cus_1", "active", 1_767_225_600],
  ["cus_2", "active", null],
];
const many = Array.from({ length: 50 }, (_, at) =>
  Array.from({ length: 50 }, (_inner, index) => [`m${at}-${index}`, `u${index}`, "member"]),
);
const workspaces = (lists: readonly string[]) => lists.map((list, at) => [`w${at}`, `Workspace ${at}`, list]);

/** The lists as the statement written by hand asks for them, row by row, and as the library's own does. */
const byRows = (rows: readonly (readonly unknown[])[]) => JSON.stringify(rows);
const byColumns = (rows: readonly (readonly unknown[])[]) =>
  JSON.stringify(rows[0]?.map((_, column) => rows.map((row) => row[column])));

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
    rows: [[...workspace, byRows(members), byRows(subscriptions)]],
    ormRows: [[...workspace, byColumns(members), byColumns(subscriptions)]],
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
    rows: workspaces(many.map(byRows)),
    ormRows: workspaces(many.map(byColumns)),
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
  for (const entry of CASES) {
    await assertEqualAnswers(entry);
    await time(entry.orm, callsOf(entry));
  }
  const measured: Overhead[] = [];
  for (const entry of CASES) {
    const byHand: number[] = [];
    const own: number[] = [];
    for (let round = 0; round < rounds; round++) {
      answers.rows = entry.rows;
      byHand.push(await time(entry.byHand, callsOf(entry)));
      answers.rows = entry.ormRows ?? entry.rows;
      own.push(await time(entry.orm, callsOf(entry)));
    }
    measured.push({
      name: entry.name,
      byHandUs: median(byHand),
      ormUs: median(own),
      overheadUs: median(own.map((us, round) => us - (byHand[round] ?? 0))),
      targetUs: entry.targetUs,
    });
  }
  return measured;
}

async function assertEqualAnswers(entry: Case): Promise<void> {
  answers.rows = entry.rows;
  const byHand = JSON.stringify(await entry.byHand());
  answers.rows = entry.ormRows ?? entry.rows;
  if (JSON.stringify(await entry.orm()) !== byHand) throw new Error(`the answers to ${entry.name} differ`);
}

/** As many as make a slice of some 20 ms. */
function callsOf({ targetUs }: Case): number {
  return targetUs > 4 ? 30 : Math.ceil(20_000 / targetUs);
}

/** Microseconds of the processor that a call takes: unlike the clock's, nobody else's. */
async function time(call: () => Promise<unknown>, calls: number): Promise<number> {
  const before = process.cpuUsage();
  for (let at = 0; at < calls; at++) await call();
  const used = process.cpuUsage(before);
  return (used.user + used.system) / calls;
}
