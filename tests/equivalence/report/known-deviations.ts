/** Where backends differ because they must, and what the oracle therefore allows: never a wrong answer. */
export const KNOWN_DEVIATIONS: readonly (readonly [backend: string, deviation: string])[] = [
  [
    "MariaDB",
    "`update` and `upsert` that compute a primary key may be refused as `UNSUPPORTED`: it returns no rows, and they could not be read again by a key that only it knows",
  ],
  ["MariaDB", "references are checked row by row: rows that refer to one another may not be written at once"],
  ["MariaDB", "text in keys has at most 256 characters, fewer where a key has more than three texts"],
  [
    "D1",
    "a transaction holds its writes back: what depends on them is refused as `UNSUPPORTED`, and a violated constraint is told by the commit",
  ],
  [
    "SQLite and all on it",
    "decimals are text: arithmetic on them is refused as `UNSUPPORTED`, comparing and ordering them is not",
  ],
  [
    "key-value stores, memory",
    "references are not enforced, and the capability says so; reading a row whose required relation is gone is `DECODE_FAILED`",
  ],
  [
    "SQLite and all on it",
    "a write to the field by which a row refers to itself is not made: SQLite itself takes other rows for orphans, and misses real ones",
  ],
  [
    "all databases",
    "unique keys are checked row by row: rows that exchange keys in one `updateMany` may be refused",
  ],
];
