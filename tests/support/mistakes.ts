import { suite } from "uvu";
import * as assert from "uvu/assert";
import {
  bigint,
  defineSchema,
  enumeration,
  id,
  integer,
  model,
  string,
} from "../../compiler/schema/index.ts";
import type { AnySchema } from "../../compiler/schema/schema.ts";
import { createOrm } from "../../engine/create-orm.ts";
import { OrmError } from "../../ir/orm-error.ts";
import type { Subject, Target } from "./targets/target.ts";

const owner = { table: "owners", fields: { id: id(), email: string().unique().map("e_mail") } } as const;
const sizes = { size: integer().default(0), total: bigint().default(0n) };
const thing = { id: id(), ownerId: string().references("owner.id"), ...sizes };

const schema = defineSchema({
  owner: model(owner),
  thing: model({ table: "things", fields: { ...thing, level: enumeration(["low", "high"]) } }),
});

/** What an application believes of those tables that has not pushed its schema. */
const believed = defineSchema({
  owner: model(owner),
  thing: model({
    table: "things",
    fields: { ...thing, size: integer().nullable(), level: enumeration(["low", "high", "none"]) },
  }),
});
const wider = defineSchema({
  owner: model({ table: "owners", fields: { ...owner.fields, absent: string().nullable() } }),
});
const elsewhere = defineSchema({ owner: model({ table: "nowhere", fields: owner.fields }) });

type OrmOf<S extends AnySchema> = ReturnType<typeof createOrm<S>>;

interface Orms {
  readonly orm: OrmOf<typeof schema>;
  readonly believing: OrmOf<typeof believed>;
  readonly wider: OrmOf<typeof wider>;
  readonly elsewhere: OrmOf<typeof elsewhere>;
}

export const CONDITION = "a value that the column's condition refuses";

/** Mistakes about tables that somebody else has set up. */
export const UNPUSHED = [
  "null where the column takes none",
  CONDITION,
  "a column that is not there",
  "a table that is not there",
];

interface Mistake {
  readonly code: string;
  readonly model?: string;
  readonly target?: readonly string[];
  readonly call: (orms: Orms) => Promise<unknown>;
  readonly isOfReferences?: true;
}

const THING = { ownerId: "o", level: "low" } as const;

const mistakes: Readonly<Record<string, Mistake>> = {
  "a taken key": {
    code: "UNIQUE_CONSTRAINT_VIOLATION",
    model: "owner",
    target: ["email"],
    call: ({ orm }) => orm.owner.create({ data: { email: "ada" } }),
  },
  "a taken id": {
    code: "UNIQUE_CONSTRAINT_VIOLATION",
    model: "owner",
    target: ["id"],
    call: ({ orm }) => orm.owner.create({ data: { id: "o", email: "new" } }),
  },
  "a reference to nothing": {
    code: "FOREIGN_KEY_VIOLATION",
    model: "thing",
    target: ["ownerId"],
    call: ({ orm }) => orm.thing.create({ data: { ...THING, ownerId: "nobody" } }),
    isOfReferences: true,
  },
  "a reference that is led to nothing": {
    code: "FOREIGN_KEY_VIOLATION",
    model: "thing",
    target: ["ownerId"],
    call: ({ orm }) => orm.thing.updateMany({ where: {}, data: { ownerId: "nobody" } }),
    isOfReferences: true,
  },
  "a row that others refer to": {
    code: "FOREIGN_KEY_VIOLATION",
    model: "thing",
    target: ["ownerId"],
    call: ({ orm }) => orm.owner.delete({ where: { id: "o" } }),
    isOfReferences: true,
  },
  "an id that others refer to": {
    code: "FOREIGN_KEY_VIOLATION",
    model: "thing",
    target: ["ownerId"],
    call: ({ orm }) => orm.owner.updateMany({ where: { id: "o" }, data: { id: "p" } }),
    isOfReferences: true,
  },
  "an integer that grows too large": {
    code: "CHECK_VIOLATION",
    model: "thing",
    target: ["size"],
    call: ({ orm }) => orm.thing.updateMany({ where: {}, data: { size: { increment: 2 ** 31 - 1 } } }),
  },
  "a bigint that grows too large": {
    code: "CHECK_VIOLATION",
    model: "thing",
    target: ["total"],
    call: ({ orm }) => orm.thing.updateMany({ where: {}, data: { total: { increment: 2n ** 63n - 1n } } }),
  },
  "null where the column takes none": {
    code: "NOT_NULL_VIOLATION",
    model: "thing",
    target: ["size"],
    call: ({ believing }) => believing.thing.create({ data: { ...THING, size: null } }),
  },
  [CONDITION]: {
    code: "CHECK_VIOLATION",
    model: "thing",
    target: ["level"],
    call: ({ believing }) => believing.thing.create({ data: { ...THING, size: 1, level: "none" } }),
  },
  "a column that is not there": {
    code: "MISSING_COLUMN",
    model: "owner",
    call: (orms) => orms.wider.owner.findMany({}),
  },
  "a table that is not there": {
    code: "MISSING_TABLE",
    model: "owner",
    call: (orms) => orms.elsewhere.owner.findMany({}),
  },
};

/** Shows that a client tells the same of each mistake as every other one. What its tables cannot keep is left out. */
export function sameMistakes(target: Target, without: readonly string[] = []): void {
  const test = suite(`mistakes on ${target.name}`);
  let opened: Subject<typeof schema> | null = null;
  test.before(async () => {
    opened = await target.open(schema);
  });
  test.after(async () => {
    await opened?.dispose();
    await target.close();
  });
  for (const [title, mistake] of Object.entries(mistakes)) {
    if (without.includes(title)) continue;
    test(title, async () => {
      if (opened === null) throw new Error("the store is not open");
      const { orm, driver, capabilities, clear } = opened;
      if (mistake.isOfReferences && !capabilities.foreignKeys) return;
      await clear();
      await orm.owner.create({ data: { id: "o", email: "ada" } });
      await orm.thing.create({ data: { ...THING, size: 1, total: 1n } });
      const orms: Orms = {
        orm,
        believing: createOrm({ schema: believed, driver }),
        wider: createOrm({ schema: wider, driver }),
        elsewhere: createOrm({ schema: elsewhere, driver }),
      };
      const error = await mistake.call(orms).then(
        () => null,
        (failed: unknown) => failed,
      );
      assert.instance(error, OrmError);
      if (!(error instanceof OrmError)) return;
      const { code, meta } = error;
      assert.equal(
        { code, model: meta.model, target: meta.target },
        { code: mistake.code, model: mistake.model, target: mistake.target },
      );
    });
  }
  test.run();
}
