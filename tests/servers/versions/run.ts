import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { startPostgres } from "./start-postgres.ts";

/** What runs against each version; `--` and words in its place say otherwise. */
const WORDS = ["conformance/postgres", "configured/pg.", "emitters/sql", "equivalence/reads.prop"];

const args = process.argv.slice(2);
const mark = args.indexOf("--");
const asked = mark === -1 ? args : args.slice(0, mark);
const words = mark === -1 ? WORDS : args.slice(mark + 1);

let isFailed = false;
for (const name of installed()) {
  const version = name.replace("postgres", "");
  if (asked.length > 0 && !asked.includes(version)) continue;
  const server = await startPostgres(new URL(`node_modules/${name}/native/`, import.meta.url).pathname);
  console.log(`\n${server.version}`);
  try {
    if (!(await isPassed(server.url))) isFailed = true;
  } finally {
    await server.stop();
  }
}
process.exitCode = isFailed ? 1 : 0;

function installed(): readonly string[] {
  try {
    const names = readdirSync(new URL("node_modules/", import.meta.url));
    return names.filter((name) => name.startsWith("postgres"));
  } catch {
    throw new Error("npm ci --prefix tests/servers/versions installs the servers");
  }
}

function isPassed(url: string): Promise<boolean> {
  const env = { EQUIVALENCE_BACKENDS: "postgres", ...process.env, POSTGRES_URL: url };
  const tests = spawn("npm", ["test", "--silent", "--", ...words], { stdio: "inherit", env });
  return new Promise((resolve) => tests.on("exit", (code) => resolve(code === 0)));
}
