const KINDS = ["string", "enum", "boolean", "integer", "bigint", "decimal", "datetime", "json"];
const NUMBERS = ["integer", "bigint", "decimal"];
const PAGES = ["orderBy object", "orderBy list", "orderBy empty", "take", "take 0", "skip"];

/** Everything that the generators are meant to make. */
export const FEATURES: readonly string[] = [
  ...["findUnique", "findFirst", "findOne", "findMany", "count", "create", "createMany", "update"],
  ...["updateMany", "upsert", "delete", "deleteMany"],
  ...[
    "uuidId",
    "generateId",
    "integerId",
    "incrementId",
    "no id",
    "compound key",
    "named key",
    "index",
    "expiry",
  ],
  ...["mapped column", "nullable unique", "foreign key", "hostile name"],
  ...["key of one field", "key nested", "key flat"],
  ...["where {}", "AND object", "AND list", "AND []", "OR object", "OR list", "OR []"],
  ...["NOT object", "NOT list"],
  ...KINDS.map((kind) => `filter ${kind}`),
  ...["= value", "= null", "eq", "eq null", "equals", "equals null", "not", "not null"],
  ...["in", "in []", "notIn", "notIn []", "lt", "lte", "gt", "gte"],
  ...["contains", "startsWith", "endsWith"],
  ...PAGES,
  ...PAGES.map((feature) => `nested ${feature}`),
  ...["belongsTo", "hasOne", "hasMany", "manyToMany", "relation to self", "nested where"],
  ...["depth 1", "depth 2", "depth 3"],
  ...KINDS.map((kind) => `insert ${kind}`),
  ...["left out uuidId", "left out incrementId", "left out value", "left out computed", "left out now"],
  ...["left out null", "createMany []", "change nothing", "set null", "set a reference"],
  ...KINDS.map((kind) => `set ${kind}`),
  ...["increment", "decrement", "multiply", "divide", "set"].flatMap((operator) =>
    NUMBERS.map((kind) => `${operator} ${kind}`),
  ),
  ...["transaction commit", "transaction throw", "transaction in transaction"],
].filter((feature, at, all) => all.indexOf(feature) === at);
