const WITH_SELECT = [
  "findUnique",
  "findFirst",
  "findOne",
  "findMany",
  "create",
  "createMany",
  "update",
  "upsert",
];
const COUNTING = ["count", "updateMany", "delete", "deleteMany"];
const METHODS = [...WITH_SELECT, ...COUNTING];
const BY_KEY = ["findUnique", "update", "upsert", "delete"];
const INSERTING = ["create", "createMany", "upsert"];
const CHANGING = ["update", "updateMany", "upsert"];
const PAGED = ["findFirst", "findOne", "findMany", "count"];

/** Which methods a feature can come with, by how its name begins; all of them where it is not here. */
const COMES_WITH: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^key (nested|flat)$/, BY_KEY],
  [/^nested |^depth |^relation to self$|^(belongsTo|hasOne|hasMany|manyToMany)$/, WITH_SELECT],
  [/^orderBy |^skip$/, PAGED],
  [/^take( 0)?$/, ["findMany", "count"]],
  [/^createMany \[\]$/, ["createMany"]],
  [/^insert |^left out /, INSERTING],
  [/^set |^(increment|decrement|multiply|divide) |^change nothing$/, CHANGING],
];

/** Of each of these, a call has one at most. */
const EXCLUSIVE: readonly RegExp[] = [
  /^(uuidId|generateId|integerId|incrementId|no id)$/,
  /^key (nested|flat)$/,
  /^orderBy (object|list|empty)$/,
  /^take( 0)?$/,
];

/** The second cannot be where the first is. */
const APART: readonly (readonly [RegExp, RegExp])[] = [
  [/^createMany \[\]$/, /^insert |^left out /],
  [/^change nothing$/, /^set |^(increment|decrement|multiply|divide) /],
  [/^left out uuidId$/, /^(generateId|integerId|incrementId|no id)$/],
  [/^left out incrementId$/, /^(uuidId|generateId|integerId|no id)$/],
  [/^left out uuidId$/, /^left out incrementId$/],
];

/** Whether one call can make use of both features. */
export function canMeet(feature: string, other: string): boolean {
  const methods = methodsOf(other);
  if (!methodsOf(feature).some((method) => methods.includes(method))) return false;
  if (EXCLUSIVE.some((group) => group.test(feature) && group.test(other))) return false;
  return !APART.some(
    ([one, apart]) => (one.test(feature) && apart.test(other)) || (one.test(other) && apart.test(feature)),
  );
}

function methodsOf(feature: string): readonly string[] {
  if (METHODS.includes(feature)) return [feature];
  return COMES_WITH.find(([name]) => name.test(feature))?.[1] ?? METHODS;
}
