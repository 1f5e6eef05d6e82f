/** Test files that cut, mute and delay connections, fail stores in the middle of a write, or race clients. */
export const FAULT_SUITES: readonly (readonly [fault: string, file: string])[] = [
  [
    "PostgreSQL and MariaDB behind a proxy that cuts, mutes and delays at every message",
    "tests/sql/faults.test.ts",
  ],
  ["concurrent upserts, transactions that lose, deadlocks", "tests/sql/concurrency.test.ts"],
  ["anomalies of each isolation level", "tests/sql/isolation.test.ts"],
  ["commits that are none, poisoned transactions, retries", "tests/sql/transactions.test.ts"],
  ["calls that are aborted or out of time", "tests/sql/interruption.test.ts"],
  ["one connection for all, and pools that are exhausted", "tests/sql/outer-orm.test.ts"],
  ["Redis behind the proxy, scripts that fail", "tests/key-value/redis-faults.test.ts"],
  ["stores that fail at each operation of a write", "tests/key-value/portable-crash.test.ts"],
  ["a distant store that answers with what was a minute ago", "tests/key-value/distant-kv.test.ts"],
  ["histories of concurrent clients that some order must explain", "tests/key-value/linearizability.test.ts"],
  ["records and indexes that somebody tampered with", "tests/key-value/tampered-records.test.ts"],
];
