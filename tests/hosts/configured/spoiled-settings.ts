import type { PoolOptions } from "mysql2";

const TEXT = 25;

/** Parsers of an application, for every type but text, that make of each value what no field can hold. */
export const spoilingTypes = {
  getTypeParser: (type: number) => (type === TEXT ? (raw: unknown) => raw : () => Symbol("spoiled")),
};

/** Reads every cell but text as what no field can hold. */
export const spoilingCast: NonNullable<PoolOptions["typeCast"]> = (field, next) =>
  /STRING|BLOB/.test(field.type) ? next() : Symbol("spoiled");

/** What an application may have told mysql2. */
export const mysqlSettings: PoolOptions = {
  dateStrings: true,
  supportBigNumbers: true,
  bigNumberStrings: true,
  decimalNumbers: true,
  jsonStrings: true,
  timezone: "+09:00",
  typeCast: spoilingCast,
};
