import { orm } from "./shop.ts";

const { customer, order, card, tagging } = orm;

const base = { email: "a", name: "b", balance: 1n, credit: "1", address: { street: "c", lines: [] } };

export const creations = [
  // @ts-expect-error no data
  () => card.create({}),
  // @ts-expect-error a required field is missing
  () => card.create({ data: { id: 1 } }),
  // @ts-expect-error a required id is missing
  () => card.create({ data: { ownerId: "a" } }),
  // @ts-expect-error the missing field is undefined
  () => card.create({ data: { id: 1, ownerId: undefined } }),
  // @ts-expect-error never null
  () => card.create({ data: { id: 1, ownerId: null } }),
  // @ts-expect-error no such field
  () => card.create({ data: { id: 1, ownerId: "a", nope: 1 } }),
  // @ts-expect-error a relation is not written
  () => card.create({ data: { id: 1, ownerId: "a", owner: {} } }),
  // @ts-expect-error a value of another kind
  () => card.create({ data: { id: "1", ownerId: "a" } }),
  // @ts-expect-error one row of several
  () => card.createMany({ data: [{ id: 1, ownerId: "a" }, { id: 2 }] }),
  // @ts-expect-error not a declared value
  () => customer.create({ data: { ...base, plan: "gold" } }),
  // @ts-expect-error plan is missing
  () => customer.create({ data: base }),
  // @ts-expect-error not the declared JSON
  () => customer.create({ data: { ...base, plan: "free", address: { street: "c" } } }),
  // @ts-expect-error a number is no decimal
  () => customer.create({ data: { ...base, plan: "free", credit: 1 } }),
  // @ts-expect-error an operation needs a row
  () => customer.create({ data: { ...base, plan: "free", visits: { increment: 1 } } }),
];

export const updates = [
  // @ts-expect-error no where
  () => card.update({ data: {} }),
  // @ts-expect-error no data
  () => card.update({ where: { id: 1 } }),
  // @ts-expect-error no such field
  () => card.update({ where: { id: 1 }, data: { nope: 1 } }),
  // @ts-expect-error a value of another kind
  () => card.update({ where: { id: 1 }, data: { ownerId: 1 } }),
  // @ts-expect-error never null
  () => card.update({ where: { id: 1 }, data: { ownerId: null } }),
  // @ts-expect-error no such filter
  () => card.update({ where: { id: 1, nope: 1 }, data: {} }),
  // @ts-expect-error half a compound key
  () => order.update({ where: { shop_code: { shop: "a" } }, data: {} }),
  // @ts-expect-error two operations
  () => customer.update({ where: { id: "1" }, data: { visits: { increment: 1, set: 2 } } }),
  // @ts-expect-error no such operation
  () => customer.update({ where: { id: "1" }, data: { visits: { add: 1 } } }),
  // @ts-expect-error text has no operations
  () => customer.update({ where: { id: "1" }, data: { name: { set: "a" } } }),
  // @ts-expect-error an operand of another kind
  () => customer.update({ where: { id: "1" }, data: { balance: { increment: 1 } } }),
  // @ts-expect-error null is no operand
  () => customer.update({ where: { id: "1" }, data: { score: { increment: null } } }),
  // @ts-expect-error never null
  () => customer.update({ where: { id: "1" }, data: { visits: { set: null } } }),
  // @ts-expect-error no such key
  () => order.updateMany({ where: { shop_code: { shop: "a", code: "b" } }, data: {} }),
  // @ts-expect-error whole-table writes need a where
  () => customer.updateMany({ data: {} }),
  // @ts-expect-error whole-table writes need a where
  () => customer.deleteMany(),
  // @ts-expect-error whole-table writes need a where
  () => customer.deleteMany({}),
  // @ts-expect-error nothing to select
  () => customer.delete({ where: { id: "1" }, select: { id: true } }),
];

export const upserts = [
  // @ts-expect-error not a key
  () => customer.upsert({ where: { name: "a" }, create: { ...base, plan: "free" }, update: {} }),
  // @ts-expect-error a filter beside the key
  () => card.upsert({ where: { id: 1, ownerId: "a" }, create: {}, update: {} }),
  // @ts-expect-error the key gives the id, not the owner
  () => card.upsert({ where: { id: 1 }, create: {}, update: {} }),
  // @ts-expect-error the key gives the owner, not the id
  () => card.upsert({ where: { ownerId: "a" }, create: {}, update: {} }),
  // @ts-expect-error the key gives neither customer nor seller
  () => order.upsert({ where: { shop: "a", code: "b" }, create: { sellerId: "a" }, update: {} }),
  // @ts-expect-error no such field
  () => card.upsert({ where: { id: 1 }, create: { ownerId: "a", nope: 1 }, update: {} }),
  // @ts-expect-error no such field
  () => card.upsert({ where: { id: 1 }, create: { ownerId: "a" }, update: { nope: 1 } }),
  // @ts-expect-error no update
  () => card.upsert({ where: { id: 1 }, create: { ownerId: "a" } }),
  // @ts-expect-error half a compound key
  () => tagging.upsert({ where: { tagId: "a" }, create: { customerId: "b" }, update: {} }),
];
