import { type Address, orm } from "./shop.ts";

const { customer, order, card, tagging } = orm;

interface Settings {
  theme: string;
}

const required = {
  email: "a",
  name: "b",
  plan: "free" as const,
  balance: 1n,
  credit: "1.5",
  address: { street: "c", lines: ["d"] },
};

export const filters = [
  customer.findMany({ where: {} }),
  customer.findMany({ where: { id: "1", active: true, balance: 1n, seenAt: null, createdAt: new Date() } }),
  customer.findMany({ where: { name: { contains: "%", startsWith: "a", endsWith: "b", gt: "c" } } }),
  customer.findMany({ where: { nick: { not: null }, mood: { eq: null }, score: { equals: null } } }),
  customer.findMany({ where: { plan: { in: ["free", "pro"], not: "pro", gte: "free" }, visits: { lt: 3 } } }),
  customer.findMany({ where: { credit: { lte: "9.5" }, active: { not: true }, seenAt: { gt: new Date() } } }),
  customer.findMany({ where: { AND: { id: "1" }, OR: [{ id: "1" }, { NOT: { nick: null } }], NOT: [] } }),
  customer.findMany({ where: { extra: "text", anything: [1, { a: 2 }] } }),
  customer.findMany({ where: { extra: { equals: { a: 1 } }, anything: { not: { b: [] } } } }),
  customer.findMany({ where: { address: { equals: { street: "a", lines: [] } }, extra: null } }),
  customer.count({ where: { id: { notIn: [] } }, take: 3 }),
];

export const orders = [
  customer.findMany({ orderBy: { name: "asc", id: "desc" } }),
  customer.findMany({ orderBy: [{ name: "asc" }, { seenAt: "desc" }], take: 0, skip: 0 }),
  customer.findMany({ orderBy: [] }),
];

export const keys = [
  customer.findUnique({ where: { id: "1" } }),
  customer.findUnique({ where: { email: "a" } }),
  customer.findUnique({ where: { phone: "1" } }),
  order.findUnique({ where: { number: 1 } }),
  order.findUnique({ where: { shop_code: { shop: "a", code: "b" } } }),
  order.findUnique({ where: { shop: "a", code: "b" } }),
  order.findUnique({ where: { perCustomer: { customerId: "a", code: "b" } } }),
  order.findUnique({ where: { customerId: "a", code: "b" } }),
  tagging.findUnique({ where: { customerId_tagId: { customerId: "a", tagId: "b" } } }),
  tagging.findUnique({ where: { customerId: "a", tagId: "b" } }),
];

export const targets = [
  order.update({ where: { number: 1 }, data: { code: "a" } }),
  order.update({ where: { number: 1, total: { gt: "1" }, OR: [{ code: "a" }] }, data: { code: "b" } }),
  order.update({ where: { shop_code: { shop: "a", code: "b" }, total: "1" }, data: {} }),
  order.update({ where: { shop: "a", code: "b", total: "1" }, data: {} }),
  order.update({ where: { total: { lt: "1" } }, data: {} }),
  order.delete({ where: { perCustomer: { customerId: "a", code: "b" } } }),
  order.delete({ where: { shop: "a" } }),
];

export const creations = [
  customer.create({ data: required }),
  customer.create({ data: { ...required, id: "1", nick: null, mood: "bad", seenAt: undefined, visits: 3 } }),
  customer.createMany({ data: [required, { ...required, score: 1 }] }),
  order.create({ data: { customerId: "1", sellerId: "2", shop: "a", code: "b", number: 5 } }),
];

export const changes = [
  customer.update({ where: { id: "1" }, data: {} }),
  customer.update({ where: { id: "1" }, data: { visits: 3, score: null, nick: undefined } }),
  customer.update({ where: { id: "1" }, data: { visits: { increment: 1 }, score: { set: null } } }),
  customer.update({ where: { id: "1" }, data: { balance: { multiply: 2n }, credit: { divide: "3" } } }),
  customer.updateMany({ where: {}, data: { visits: { decrement: 1 }, mood: null } }),
];

export const upserts = [
  customer.upsert({ where: { email: "a" }, create: required, update: {} }),
  card.upsert({ where: { id: 1 }, create: { ownerId: "a" }, update: { ownerId: "b" } }),
  card.upsert({ where: { ownerId: "a" }, create: { id: 1 }, update: {}, select: { id: true } }),
  order.upsert({ where: { shop: "a", code: "b" }, create: { customerId: "1", sellerId: "2" }, update: {} }),
  order.upsert({
    where: { shop_code: { shop: "a", code: "b" } },
    create: { customerId: "1", sellerId: "2" },
    update: { total: { increment: "1" } },
  }),
];

export const interruptible = [
  customer.findMany({}, { signal: AbortSignal.timeout(5) }),
  customer.findMany(undefined, { timeoutMs: 5 }),
  customer.findUnique({ where: { id: "1" } }, { signal: undefined, timeoutMs: undefined }),
  order.update({ where: { number: 1 }, data: {} }, { signal: new AbortController().signal, timeoutMs: 5 }),
  order.delete({ where: { shop: "a" } }, {}),
  customer.findMany({}, { strategy: "joined", timeoutMs: 5 }),
  orm.$explain.customer.findMany({}, { strategy: "batch" }),
  orm.transaction(async (tx) => tx.customer.count({}, { timeoutMs: 1 }), { timeoutMs: 5, maxRetries: 1 }),
  orm.batch([(tx) => tx.customer.count()], { signal: AbortSignal.abort() }),
];

/** `json()` takes whatever an application has: interfaces and records too. */
export function anyJson(settings: Settings, record: Record<string, unknown>, address: Address) {
  return [settings, record, [1, 2], "text", 5, true, { nested: { deep: [settings] } }].map((extra) =>
    customer.create({ data: { ...required, address, extra } }),
  );
}
