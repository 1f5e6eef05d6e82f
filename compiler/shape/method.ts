/** The methods of a model. */
export const METHODS = [
  "findUnique",
  "findFirst",
  "findOne",
  "findMany",
  "count",
  "create",
  "createMany",
  "update",
  "updateMany",
  "upsert",
  "delete",
  "deleteMany",
] as const;

export type Method = (typeof METHODS)[number];
