import { orm } from "./shop.ts";

const { customer, order, card } = orm;
const text: string = "a";

export const models = [
  // @ts-expect-error no such model
  () => orm.customers.findMany(),
  // @ts-expect-error no such method
  () => customer.findAll(),
  // @ts-expect-error no such model
  () => orm.$explain.nope.findMany(),
  // @ts-expect-error no such model
  () => orm.transaction(async (tx) => tx.nope.count()),
  // @ts-expect-error no such event
  () => orm.$on("queries", () => undefined),
  // @ts-expect-error no such option
  () => customer.findMany({}, { timeout: 5 }),
  // @ts-expect-error milliseconds are a number
  () => customer.count({}, { timeoutMs: "5" }),
  // @ts-expect-error no such strategy
  () => customer.findMany({}, { strategy: "lateral" }),
  // @ts-expect-error calls have a strategy, transactions none
  () => orm.transaction(async (tx) => tx.customer.count(), { strategy: "batch" }),
  // @ts-expect-error no signal
  () => orm.batch([(tx) => tx.customer.count()], { signal: new AbortController() }),
  // @ts-expect-error no such level
  () => orm.transaction(async () => 1, { isolationLevel: "snapshot" }),
];

export const fields = [
  // @ts-expect-error no such field
  () => customer.findMany({ where: { nope: 1 } }),
  // @ts-expect-error no such field beside one
  () => customer.findMany({ where: { id: "1", nope: 1 } }),
  // @ts-expect-error no such field
  () => customer.findMany({ where: { AND: { nope: 1 } } }),
  // @ts-expect-error no such field
  () => customer.findMany({ where: { OR: [{ id: "1" }, { nope: 1 }] } }),
  // @ts-expect-error no such field
  () => customer.findMany({ where: { NOT: { OR: [{ nope: 1 }] } } }),
  // @ts-expect-error no such field
  () => customer.findMany({ orderBy: { nope: "asc" } }),
  // @ts-expect-error no such field
  () => customer.findMany({ orderBy: [{ id: "asc" }, { nope: "asc" }] }),
  // @ts-expect-error no such argument
  () => customer.findMany({ were: {} }),
  // @ts-expect-error no such argument
  () => customer.findMany({ include: { orders: true } }),
  // @ts-expect-error no such field
  () => customer.count({ where: { nope: 1 } }),
  // @ts-expect-error a relation is no filter
  () => customer.findMany({ where: { orders: {} } }),
];

export const values = [
  // @ts-expect-error a number is no text
  () => customer.findMany({ where: { name: 1 } }),
  // @ts-expect-error a number is no bigint
  () => customer.findMany({ where: { balance: 1 } }),
  // @ts-expect-error a number is no decimal
  () => customer.findMany({ where: { credit: 1.5 } }),
  // @ts-expect-error text is no date
  () => customer.findMany({ where: { createdAt: "2024-01-01" } }),
  // @ts-expect-error never null
  () => customer.findMany({ where: { name: null } }),
  // @ts-expect-error never null
  () => customer.findMany({ where: { name: { not: null } } }),
  // @ts-expect-error null inside a list
  () => customer.findMany({ where: { nick: { in: ["a", null] } } }),
  // @ts-expect-error undefined in a filter
  () => customer.findMany({ where: { name: undefined } }),
  // @ts-expect-error undefined in an operator
  () => customer.findMany({ where: { name: { not: undefined } } }),
  // @ts-expect-error not a declared value
  () => customer.findMany({ where: { plan: "gold" } }),
  // @ts-expect-error not a declared value
  () => customer.findMany({ where: { plan: { in: ["free", "gold"] } } }),
  // @ts-expect-error any text
  () => customer.findMany({ where: { plan: text } }),
  // @ts-expect-error not a direction
  () => customer.findMany({ orderBy: { name: "up" } }),
  // @ts-expect-error JSON has no order
  () => customer.findMany({ orderBy: { extra: "asc" } }),
  // @ts-expect-error a number of rows
  () => customer.findMany({ take: "3" }),
  // @ts-expect-error not the declared JSON
  () => customer.findMany({ where: { address: { equals: { street: 1, lines: [] } } } }),
];

export const operators = [
  // @ts-expect-error no such operator
  () => customer.findMany({ where: { name: { like: "a" } } }),
  // @ts-expect-error no such operator beside one
  () => customer.findMany({ where: { name: { contains: "a", mode: "insensitive" } } }),
  // @ts-expect-error an operator of text
  () => customer.findMany({ where: { visits: { contains: 1 } } }),
  // @ts-expect-error an operator of text
  () => customer.findMany({ where: { plan: { startsWith: "f" } } }),
  // @ts-expect-error an operator of ordered kinds
  () => customer.findMany({ where: { address: { gt: { street: "a", lines: [] } } } }),
  // @ts-expect-error a JSON object needs `equals`
  () => customer.findMany({ where: { extra: { a: 1 } } }),
  // @ts-expect-error no such operator
  () => customer.findMany({ where: { OR: [{ NOT: { name: { like: "a" } } }] } }),
];

export const keys = [
  // @ts-expect-error not a key
  () => customer.findUnique({ where: { name: "a" } }),
  // @ts-expect-error no key at all
  () => customer.findUnique({ where: {} }),
  // @ts-expect-error no where
  () => customer.findUnique({}),
  // @ts-expect-error two keys
  () => customer.findUnique({ where: { id: "1", email: "a" } }),
  // @ts-expect-error a filter beside the key
  () => customer.findUnique({ where: { id: "1", name: "a" } }),
  // @ts-expect-error an operator in a key
  () => customer.findUnique({ where: { id: { eq: "1" } } }),
  // @ts-expect-error null in a key
  () => customer.findUnique({ where: { phone: null } }),
  // @ts-expect-error a value of another kind
  () => order.findUnique({ where: { number: "1" } }),
  // @ts-expect-error half a compound key
  () => order.findUnique({ where: { shop: "a" } }),
  // @ts-expect-error half a compound key
  () => order.findUnique({ where: { shop_code: { shop: "a" } } }),
  // @ts-expect-error more than the compound key
  () => order.findUnique({ where: { shop_code: { shop: "a", code: "b", total: "1" } } }),
  // @ts-expect-error the key has a name of its own
  () => order.findUnique({ where: { customerId_code: { customerId: "a", code: "b" } } }),
  // @ts-expect-error halves of two keys
  () => order.findUnique({ where: { shop: "a", customerId: "b" } }),
  // @ts-expect-error a key and half another
  () => order.findUnique({ where: { number: 1, shop: "a" } }),
  // @ts-expect-error nested and flat together
  () => order.findUnique({ where: { shop_code: { shop: "a", code: "b" }, shop: "a", code: "b" } }),
  // @ts-expect-error no such name
  () => card.findUnique({ where: { nope: 1 } }),
];
