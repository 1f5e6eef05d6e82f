import {
  belongsTo,
  defineSchema,
  hasMany,
  id,
  integer,
  model,
  string,
} from "../../../compiler/schema/index.ts";

/** Things that belong to owners. */
export const owned = defineSchema({
  owner: model({
    table: "Owner",
    fields: { id: id(), n: integer().nullable() },
    relations: { things: hasMany("thing", { foreignKey: "ownerId" }) },
  }),
  thing: model({
    table: "Thing",
    fields: { id: id(), ownerId: string().references("owner.id") },
    relations: { owner: belongsTo("owner", { foreignKey: "ownerId" }) },
  }),
});
