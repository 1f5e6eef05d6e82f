import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { MARIADB, MYSQL, startMysql } from "./start-mysql.ts";
import { startPostgres } from "./start-postgres.ts";
import type { StartedServer } from "./started-server.ts";

/** One server that may be brought, and the tests that depend on it; `--` and words in their place say otherwise. */
interface Version {
  readonly folder: string;
  readonly start: (folder: string) => Promise<StartedServer>;
  readonly variable: string;
  readonly backends: string;
  readonly words: readonly string[];
}

/** On MySQL and MariaDB alike. */
const FAMILY: readonly string[] = [
  "configured/mysql2",
  "emitters/sql",
  "tests/sql/",
  "tests/equivalence/reads.prop",
  "tests/equivalence/writes.prop",
  "tests/equivalence/variants.prop",
  "tests/equivalence/metamorphic.prop",
];

const versions: Readonly<Record<string, Version>> = {
  "14": postgres("14"),
  "16": postgres("16"),
  "17": postgres("17"),
  "18": postgres("18"),
  mysql: {
    folder: ".cache/mysql",
    start: (folder) => startMysql(folder, MYSQL),
    variable: "MYSQL_URL",
    backends: "mysql",
    words: ["conformance/mysql", ...FAMILY],
  },
  mariadb: {
    folder: ".cache/mariadb",
    start: (folder) => startMysql(folder, MARIADB),
    variable: "MARIADB_URL",
    backends: "mariadb",
    words: ["conformance/mariadb", ...FAMILY],
  },
};

function postgres(version: string): Version {
  return {
    folder: `node_modules/postgres${version}/native/`,
    start: startPostgres,
    variable: "POSTGRES_URL",
    backends: "postgres",
    words: ["conformance/postgres", "configured/pg.", "emitters/sql", "tests/equivalence/reads.prop"],
  };
}

const args = process.argv.slice(2);
const mark = args.indexOf("--");
const asked = mark === -1 ? args : args.slice(0, mark);
const words = mark === -1 ? null : args.slice(mark + 1);

let isFailed = false;
let count = 0;
for (const [name, version] of Object.entries(versions)) {
  const folder = fileURLToPath(new URL(version.folder, import.meta.url));
  if (asked.length > 0 ? !asked.includes(name) : !existsSync(folder)) continue;
  count++;
  const server = await version.start(folder);
  console.log(`\n${server.version}`);
  try {
    if (!(await isPassed(version, server.url))) isFailed = true;
  } finally {
    await server.stop();
  }
}
if (count === 0) throw new Error("no server is here; CONTRIBUTING.md says what brings them");
process.exitCode = isFailed ? 1 : 0;

function isPassed({ variable, backends, words: own }: Version, url: string): Promise<boolean> {
  const env = { EQUIVALENCE_BACKENDS: backends, ...process.env, [variable]: url };
  const tests = spawn("npm", ["test", "--silent", "--", ...(words ?? own)], { stdio: "inherit", env });
  return new Promise((resolve) => tests.on("exit", (code) => resolve(code === 0)));
}
