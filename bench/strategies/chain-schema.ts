import { belongsTo, defineSchema, id, index, integer, model, string } from "../../engine/index.ts";

/** Rows from which a chain of to-one relations leads to a parent and to its owner. */
export const schema = defineSchema({
  owner: model({ table: "owners", fields: { id: id(), name: string(), plan: string() } }),
  parent: model({
    table: "parents",
    fields: {
      id: id(),
      name: string(),
      ownerId: string().references("owner.id"),
    },
    relations: { owner: belongsTo("owner", { foreignKey: "ownerId" }) },
  }),
  child: model({
    table: "children",
    fields: {
      id: id(),
      place: integer(),
      parentId: string().references("parent.id"),
      name: string(),
      role: string(),
    },
    indexes: [index(["parentId"]), index(["place"])],
    relations: { parent: belongsTo("parent", { foreignKey: "parentId" }) },
  }),
});
