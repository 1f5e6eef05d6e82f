import { execFile, execFileSync, spawn } from "node:child_process";
import { chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { freePort, onceItAnswers, type StartedServer } from "./started-server.ts";

const run = promisify(execFile);
const SETTINGS = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "fsync=off"];

/** `native` holds the server's programs and libraries. */
export async function startPostgres(native: string): Promise<StartedServer> {
  linkLibraries(native);
  const data = mkdtempSync(join(tmpdir(), "farm-postgres-"));
  const user = unprivileged();
  if (user !== null) chownSync(data, user.uid, user.gid);
  const options = { ...user, cwd: data, env: { ...process.env, LD_LIBRARY_PATH: join(native, "lib") } };
  const as = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"];
  await run(join(native, "bin/initdb"), ["-D", data, ...as], options);
  const port = await freePort();
  const settings = SETTINGS.flatMap((setting) => ["-c", setting]);
  const server = spawn(join(native, "bin/postgres"), ["-D", data, "-p", String(port), ...settings], {
    ...options,
    stdio: "ignore",
  });
  const exit = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  const stop = async () => {
    server.kill("SIGINT");
    await exit;
    rmSync(data, { recursive: true, force: true });
  };
  try {
    const base = `postgres://postgres@127.0.0.1:${port}`;
    return {
      version: await onceItAnswers(() => createTestDatabase(`${base}/postgres`)),
      url: `${base}/test`,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The package has these only after its own script has run, which an installation may leave out. */
function linkLibraries(native: string): void {
  const root = dirname(native.replace(/\/$/, ""));
  const links: unknown = JSON.parse(readFileSync(join(native, "pg-symlinks.json"), "utf8"));
  if (!Array.isArray(links)) throw new TypeError("the package lists no links");
  for (const { source, target } of links) {
    const link = join(root, String(target));
    if (existsSync(link)) continue;
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(relative(dirname(link), join(root, String(source))), link);
  }
}

/** PostgreSQL does not run as root. */
function unprivileged(): { readonly uid: number; readonly gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const idOf = (flag: string) => Number(execFileSync("id", [flag, "nobody"], { encoding: "utf8" }));
  return { uid: idOf("-u"), gid: idOf("-g") };
}

async function createTestDatabase(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  try {
    await client.connect();
    await client.query("create database test");
    const { rows } = await client.query<{ server_version: string }>("show server_version");
    return `PostgreSQL ${rows[0]?.server_version}`;
  } finally {
    await client.end().catch(() => {});
  }
}
