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
  index,
  integer,
  json,
  manyToMany,
  model,
  numericId,
  string,
  tableName,
  unique,
} from "../../compiler/schema/index.ts";

/** Everything that tools find hard: odd names and values, self-relations, two ways to one model, cycles. */
export const oddSchema = defineSchema({
  person: model({
    table: "people",
    description: "A person.\nWith a second line, and */ in it.",
    fields: {
      id: id(),
      email: string().unique().map("e-mail address"),
      managerId: string().nullable().references("person.id"),
      favouriteId: integer().nullable().references("class.id"),
      mood: enumeration(["happy", "sad ".repeat(20)]).default("happy"),
      kind: enumeration(["1st", "a b", "a_b", "true", "quote\"'`\\", "müde", "enum"]).default("quote\"'`\\"),
      motto: string()
        .map("mo\\bto")
        .default('it\'s "quoted" `\\` #{x}\n\ttwo lines')
        .describe("What they say."),
      isActive: boolean().default(true),
      age: integer().default(-3),
      balance: decimal().default("12.50"),
      views: bigint().default(9007199254740993n),
      settings: json().default({
        theme: 'dark "mode"',
        sizes: [1, { ["__proto__"]: null }],
        ["__proto__"]: {},
      }),
      born: datetime().default(new Date("1999-12-31T23:59:59.999Z")),
      createdAt: datetime().defaultNow(),
    },
    indexes: [index(["age", "isActive"]), index(["mood"], { name: "people by mood" })],
    relations: {
      manager: belongsTo("person", { foreignKey: "managerId" }),
      reports: hasMany("person", { foreignKey: "managerId" }),
      passport: hasOne("passport", { foreignKey: "ownerId" }),
      written: hasMany("letter", { foreignKey: "authorId" }),
      received: hasMany("letter", { foreignKey: "receiverId" }),
      classes: manyToMany("class", { through: "attendance", from: "personId", to: "classId" }),
    },
  }),
  passport: model({
    table: "passports",
    fields: {
      number: string().unique(),
      ownerId: string().unique().references("person.id"),
    },
    relations: { owner: belongsTo("person", { foreignKey: "ownerId" }) },
  }),
  letter: model({
    table: tableName("letters", { schema: "post office" }),
    fields: {
      id: numericId(),
      authorId: string().references("person.id"),
      receiverId: string().nullable().references("person.id"),
      "odd name": string().nullable(),
    },
    relations: {
      author: belongsTo("person", { foreignKey: "authorId" }),
      receiver: belongsTo("person", { foreignKey: "receiverId" }),
    },
  }),
  class: model({
    table: "class",
    fields: {
      id: id({ type: "integer" }),
      title: string(),
      room: enumeration(["1 a", "hall"]).unique(),
      teacherId: string().nullable(),
    },
    relations: { teacher: belongsTo("person", { foreignKey: "teacherId" }) },
  }),
  attendance: model({
    table: "attendances",
    fields: {
      personId: string().references("person.id"),
      classId: integer().references("class.id"),
      seat: integer().nullable(),
      room: enumeration(["1 a", "hall"]).nullable().references("class.room"),
    },
    unique: [unique(["personId", "classId"]), unique(["classId", "seat"], { name: "oneSeat" })],
  }),
});
