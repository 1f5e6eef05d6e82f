import { datetime, defineSchema, id, index, model, string } from "../../compiler/schema/index.ts";

/** Records that end, with a unique key, an index and an ordered index beside the primary key. */
export const sessionSchema = defineSchema({
  session: model({
    table: "sessions",
    fields: {
      id: id(),
      token: string().unique(),
      userId: string(),
      endsAt: datetime().nullable(),
    },
    indexes: [index(["userId"]), index(["endsAt"])],
    expires: "endsAt",
  }),
});
