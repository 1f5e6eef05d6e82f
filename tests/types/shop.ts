import {
  belongsTo,
  bigint,
  boolean,
  datetime,
  decimal,
  defineSchema,
  enumeration,
  hasMany,
  hasOne,
  id,
  integer,
  json,
  manyToMany,
  model,
  numericId,
  string,
  unique,
} from "../../compiler/schema/index.ts";
import type { Orm } from "../../compiler/types/orm.ts";

export interface Address {
  street: string;
  lines: string[];
}

/** Every kind, every modifier and every relation, for the tests of types. */
export const shop = defineSchema({
  customer: model({
    table: "customers",
    fields: {
      id: id(),
      email: string().unique(),
      phone: string().nullable().unique(),
      name: string(),
      nick: string().nullable(),
      plan: enumeration(["free", "pro"]),
      mood: enumeration(["good", "bad"]).nullable(),
      visits: integer().default(0),
      score: integer().nullable(),
      balance: bigint(),
      credit: decimal(),
      active: boolean().default(true),
      seenAt: datetime().nullable(),
      createdAt: datetime().defaultNow(),
      address: json<Address>(),
      extra: json().nullable(),
      anything: json().default({}),
      referrerId: string().nullable().references("customer.id"),
    },
    relations: {
      orders: hasMany("order", { foreignKey: "customerId" }),
      card: hasOne("card", { foreignKey: "ownerId" }),
      referrer: belongsTo("customer", { foreignKey: "referrerId" }),
      tags: manyToMany("tag", { through: "tagging", from: "customerId", to: "tagId" }),
    },
  }),
  order: model({
    table: "orders",
    fields: {
      number: numericId(),
      customerId: string().references("customer.id"),
      sellerId: string(),
      shop: string(),
      code: string(),
      total: decimal().default("0"),
    },
    unique: [unique(["shop", "code"]), unique(["customerId", "code"], { name: "perCustomer" })],
    relations: {
      customer: belongsTo("customer", { foreignKey: "customerId" }),
      seller: belongsTo("customer", { foreignKey: "sellerId" }),
    },
  }),
  card: model({
    table: "cards",
    fields: { id: id({ type: "integer" }), ownerId: string().unique().references("customer.id") },
    relations: { owner: belongsTo("customer", { foreignKey: "ownerId" }) },
  }),
  tag: model({ table: "tags", fields: { id: id({ generate: () => "t" }), label: string() } }),
  tagging: model({
    table: "taggings",
    fields: { customerId: string().references("customer.id"), tagId: string().references("tag.id") },
    constraints: { unique: [unique(["customerId", "tagId"])] },
  }),
  voucher: model({
    table: "vouchers",
    fields: { code: id(), endsAt: datetime().nullable() },
    relations: { use: hasOne("voucherUse", { foreignKey: "code" }) },
    expires: "endsAt",
  }),
  voucherUse: model({
    table: "voucher_uses",
    fields: { id: id(), code: string().unique().references("voucher.code") },
    relations: { voucher: belongsTo("voucher", { foreignKey: "code" }) },
  }),
});

export declare const orm: Orm<typeof shop>;
