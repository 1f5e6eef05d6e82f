import { orm } from "./shop.ts";

const { customer, order, card } = orm;

export const names = [
  // @ts-expect-error no such field
  () => customer.findMany({ select: { nope: true } }),
  // @ts-expect-error no such field beside one
  () => customer.findMany({ select: { id: true, nope: true } }),
  // @ts-expect-error no such field, in findUnique
  () => customer.findUnique({ where: { id: "1" }, select: { nope: true } }),
  // @ts-expect-error no such field, in findFirst
  () => customer.findFirst({ select: { id: true, nope: true } }),
  // @ts-expect-error no such field, in update
  () => customer.update({ where: { id: "1" }, data: {}, select: { id: true, nope: true } }),
  // @ts-expect-error no such field, in upsert
  () => card.upsert({ where: { id: 1 }, create: { ownerId: "" }, update: {}, select: { nope: true } }),
  // @ts-expect-error no such field, in create
  () => card.create({ data: { id: 1, ownerId: "" }, select: { id: true, nope: true } }),
  // @ts-expect-error no such field, in createMany
  () => card.createMany({ data: [], select: { id: true, nope: true } }),
  // @ts-expect-error no such field, explained
  () => orm.$explain.card.findMany({ select: { id: true, nope: true } }),
];

export const nestedNames = [
  // @ts-expect-error the only name is no field
  () => customer.findMany({ select: { orders: { select: { nope: true } } } }),
  // @ts-expect-error no such field beside one
  () => customer.findMany({ select: { orders: { select: { code: true, nope: true } } } }),
  // @ts-expect-error three levels down
  () => card.findMany({ select: { owner: { select: { orders: { select: { nope: true } } } } } }),
  // @ts-expect-error three levels down, beside one
  () => card.findMany({ select: { owner: { select: { orders: { select: { code: true, nope: true } } } } } }),
  // @ts-expect-error a field of the other model
  () => customer.findMany({ select: { id: true, orders: { select: { email: true } } } }),
  // @ts-expect-error no such argument
  () => customer.findMany({ select: { orders: { code: true } } }),
  // @ts-expect-error no such argument beside one
  () => customer.findMany({ select: { orders: { select: { code: true }, include: {} } } }),
  // @ts-expect-error no such field
  () => customer.findMany({ select: { orders: { where: { nope: 1 } } } }),
  // @ts-expect-error no such field beside one
  () => customer.findMany({ select: { orders: { where: { code: "a", nope: 1 } } } }),
  // @ts-expect-error no such field
  () => customer.findMany({ select: { orders: { where: { OR: [{ code: "a" }, { nope: 1 }] } } } }),
  // @ts-expect-error no such operator
  () => customer.findMany({ select: { orders: { where: { code: { like: "a" } } } } }),
  // @ts-expect-error no such field
  () => customer.findMany({ select: { orders: { orderBy: { nope: "asc" } } } }),
  // @ts-expect-error no such field
  () => customer.findMany({ select: { orders: { orderBy: [{ code: "asc" }, { nope: "asc" }] } } }),
];

export const values = [
  // @ts-expect-error not a boolean
  () => customer.findMany({ select: { id: 1 } }),
  // @ts-expect-error not a boolean
  () => customer.findMany({ select: { id: "true" } }),
  // @ts-expect-error not a boolean
  () => customer.findMany({ select: { id: null } }),
  // @ts-expect-error a scalar has nothing to select
  () => customer.findMany({ select: { id: { select: {} } } }),
  // @ts-expect-error a relation is no scalar
  () => customer.findMany({ select: { orders: "code" } }),
  // @ts-expect-error a relation is no scalar, two levels down
  () => order.findMany({ select: { customer: { select: { orders: "x" } } } }),
  // @ts-expect-error a list of names
  () => customer.findMany({ select: ["id"] }),
  // @ts-expect-error a value of another kind
  () => customer.findMany({ select: { orders: { where: { code: 1 } } } }),
  // @ts-expect-error not a declared value
  () => order.findMany({ select: { customer: { where: { plan: "gold" } } } }),
  // @ts-expect-error not a direction
  () => customer.findMany({ select: { orders: { orderBy: { code: "up" } } } }),
  // @ts-expect-error a number of rows
  () => customer.findMany({ select: { orders: { take: "3" } } }),
  // @ts-expect-error one row has no order
  () => order.findMany({ select: { customer: { orderBy: { id: "asc" } } } }),
  // @ts-expect-error one row is not paged
  () => customer.findMany({ select: { card: { take: 1 } } }),
];

export async function results() {
  const rows = await customer.findMany({ select: { id: true, orders: { select: { code: true } } } });
  const row = rows[0];
  return [
    // @ts-expect-error not selected
    row?.name,
    // @ts-expect-error not selected below
    row?.orders[0]?.shop,
    // @ts-expect-error may be absent
    (await customer.findUnique({ where: { id: "1" } })).id,
    // @ts-expect-error may be absent
    (await customer.findMany({ select: { card: true } })).map((one) => one.card.id),
  ];
}
