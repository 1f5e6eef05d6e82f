import type { JsonOutput } from "../../compiler/types/field-type.ts";
import type {
  ModelCreate,
  ModelRecord,
  ModelResult,
  ModelUpdate,
  ModelWhere,
  Orm,
} from "../../compiler/types/orm.ts";
import type { OrmDriver } from "../../ir/driver.ts";
import type { Explanation } from "../../ir/explanation.ts";
import { type Equal, proves } from "./equal.ts";
import { type Address, orm, type shop } from "./shop.ts";

const { customer, order, card, tagging } = orm;

type Customer = {
  id: string;
  email: string;
  phone: string | null;
  name: string;
  nick: string | null;
  plan: "free" | "pro";
  mood: "good" | "bad" | null;
  visits: number;
  score: number | null;
  balance: bigint;
  credit: string;
  active: boolean;
  seenAt: Date | null;
  createdAt: Date;
  address: Address;
  extra: JsonOutput | null;
  anything: JsonOutput;
  referrerId: string | null;
};

type Order = {
  number: number;
  customerId: string;
  sellerId: string;
  shop: string;
  code: string;
  total: string;
};

export async function withoutSelect() {
  const one = await customer.findUnique({ where: { id: "1" } });
  proves<Equal<typeof one, Customer | null>>();
  const first = await order.findFirst();
  proves<Equal<typeof first, Order | null>>();
  const same = await order.findOne({ where: { total: "1" } });
  proves<Equal<typeof same, Order | null>>();
  const many = await order.findMany();
  proves<Equal<typeof many, Order[]>>();
  const all = await order.findMany({ select: undefined });
  proves<Equal<typeof all, Order[]>>();
  const created = await card.create({ data: { id: 1, ownerId: "1" } });
  proves<Equal<typeof created, { id: number; ownerId: string }>>();
  const rows = await tagging.createMany({ data: [{ customerId: "1", tagId: "2" }] });
  proves<Equal<typeof rows, { customerId: string; tagId: string }[]>>();
  const updated = await card.update({ where: { id: 1 }, data: { ownerId: "2" } });
  proves<Equal<typeof updated, { id: number; ownerId: string } | null>>();
  const upserted = await card.upsert({ where: { id: 1 }, create: { ownerId: "2" }, update: {} });
  proves<Equal<typeof upserted, { id: number; ownerId: string }>>();
  proves<Equal<ModelRecord<typeof shop, "order">, Order>>();
}

export async function counts() {
  const count = await customer.count();
  proves<Equal<typeof count, number>>();
  const changed = await customer.updateMany({ where: {}, data: { visits: 1 } });
  proves<Equal<typeof changed, number>>();
  const gone = await customer.delete({ where: { id: "1" } });
  proves<Equal<typeof gone, 0 | 1>>();
  const cleared = await customer.deleteMany({ where: {} });
  proves<Equal<typeof cleared, number>>();
}

export async function scalars() {
  const rows = await customer.findMany({ select: { id: true, plan: true, seenAt: true, address: true } });
  proves<Equal<typeof rows, { id: string; plan: "free" | "pro"; seenAt: Date | null; address: Address }[]>>();
}

export async function relations() {
  const row = await customer.findUnique({
    where: { email: "a" },
    select: { id: true, orders: true, card: true, referrer: true, tags: { select: { label: true } } },
  });
  proves<
    Equal<
      typeof row,
      {
        id: string;
        orders: Order[];
        card: { id: number; ownerId: string } | null;
        referrer: Customer | null;
        tags: { label: string }[];
      } | null
    >
  >();
}

export async function parents() {
  const rows = await order.findMany({
    select: { customer: { select: { name: true } }, seller: { select: { name: true } } },
  });
  // A key without `.references` promises no row.
  proves<Equal<typeof rows, { customer: { name: string }; seller: { name: string } | null }[]>>();
  const filtered = await order.findMany({
    select: { customer: { where: { active: true }, select: { name: true } } },
  });
  proves<Equal<typeof filtered, { customer: { name: string } | null }[]>>();
}

export async function expiring() {
  const rows = await orm.voucherUse.findMany({ select: { voucher: { select: { endsAt: true } } } });
  proves<Equal<typeof rows, { voucher: { endsAt: Date | null } | null }[]>>();
}

export async function depth() {
  const row = await card.findFirst({
    where: { ownerId: "1" },
    orderBy: { id: "desc" },
    select: {
      owner: {
        select: {
          orders: {
            where: { total: { gt: "1" } },
            orderBy: [{ number: "asc" }, { code: "desc" }],
            take: 3,
            skip: 1,
            select: { customer: { select: { tags: true } } },
          },
        },
      },
    },
  });
  proves<
    Equal<typeof row, { owner: { orders: { customer: { tags: { id: string; label: string }[] } }[] } } | null>
  >();
}

export async function notSelected(maybe: boolean) {
  const without = await customer.findMany({ select: { id: true, name: false, email: undefined } });
  proves<Equal<(typeof without)[number]["id"], string>>();
  proves<Equal<keyof (typeof without)[number], "id">>();
  const perhaps = await customer.findMany({ select: { id: true, name: maybe } });
  proves<Equal<(typeof perhaps)[number]["id"], string>>();
  proves<Equal<(typeof perhaps)[number]["name"], string | undefined>>();
}

export async function selectedPerhaps(select?: { code: true }) {
  const rows = await order.findMany({ select });
  proves<Equal<typeof rows, (Order | { code: string })[]>>();
  const either = await order.findMany({ select: select ? { shop: true } : { total: true } });
  // @ts-expect-error one of the two
  either[0]?.total.trim();
  const below = await customer.findMany({ select: { orders: { where: { shop: "a" }, select: undefined } } });
  proves<Equal<typeof below, { orders: Order[] }[]>>();
}

export async function selectedElsewhere() {
  const select = { id: true, orders: { select: { code: true } } } as const;
  const rows = await customer.findMany({ select });
  proves<Equal<typeof rows, { id: string; orders: { code: string }[] }[]>>();
}

export async function writes() {
  const created = await order.create({
    data: { customerId: "1", sellerId: "2", shop: "a", code: "b" },
    select: { number: true, customer: { select: { email: true } } },
  });
  proves<Equal<typeof created, { number: number; customer: { email: string } }>>();
  const updated = await order.update({ where: { number: 1 }, data: {}, select: { code: true } });
  proves<Equal<typeof updated, { code: string } | null>>();
}

export async function together() {
  const value = await orm.transaction(
    async (tx) => {
      proves<Equal<typeof tx, Orm<typeof shop>>>();
      return tx.transaction(async (inner) => (await inner.customer.count()) > 0);
    },
    { isolationLevel: "serializable", maxRetries: 3 },
  );
  proves<Equal<typeof value, boolean>>();
  const results = await orm.batch([
    (tx) => tx.customer.count(),
    async (tx) => tx.order.findMany({ select: { code: true } }),
    (tx) => tx.card.delete({ where: { id: 1 } }),
  ]);
  proves<Equal<typeof results, [number, { code: string }[], 0 | 1]>>();
}

export function members() {
  proves<Equal<typeof orm.$driver, OrmDriver>>();
  const explained = orm.$explain.customer.findMany({ select: { orders: { take: 1 } } });
  proves<Equal<typeof explained, Explanation>>();
  const stop = orm.$on("query", (event) => void event.durationMs.toFixed(1));
  proves<Equal<typeof stop, () => void>>();
}

export function named() {
  type Card = ModelResult<typeof shop, "card", { select: { owner: { select: { name: true } } } }>;
  proves<Equal<Card, { owner: { name: string } }>>();
  const data: ModelCreate<typeof shop, "card"> = { id: 1, ownerId: "a" };
  const changes: ModelUpdate<typeof shop, "order"> = { total: { increment: "1" } };
  const where: ModelWhere<typeof shop, "order"> = { OR: [{ code: "a" }] };
  return [card.create({ data }), order.updateMany({ where, data: changes })];
}
