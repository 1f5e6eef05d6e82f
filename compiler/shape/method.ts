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

/** Those that change nothing. */
export const READS: ReadonlySet<Method> = new Set<Method>([
  "findUnique",
  "findFirst",
  "findOne",
  "findMany",
  "count",
]);
