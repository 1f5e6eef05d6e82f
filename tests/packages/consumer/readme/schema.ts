import { defineSchema, id, model } from "@farming-labs/orm";

/** What the examples of the READMEs import as the reader's own. */
export const schema = defineSchema({ note: model({ table: "notes", fields: { id: id() } }) });
