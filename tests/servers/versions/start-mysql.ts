import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import mysql from "mysql2/promise";
import { freePort, onceItAnswers, type StartedServer } from "./started-server.ts";

/** What differs between the two servers that share a protocol. */
export interface MysqlServer {
  readonly name: string;
  /** The folder of Debian's packages under `usr/share`, and the program under `usr/sbin`. */
  readonly share: string;
  readonly program: string;
  /** Makes the system tables, from what the program reads from its input. */
  readonly initialize: readonly string[];
  readonly script: (share: string) => string;
  readonly settings: readonly string[];
}

export const MYSQL: MysqlServer = {
  name: "MySQL",
  share: "mysql",
  program: "mysqld",
  initialize: ["--initialize-insecure"],
  script: () => "",
  settings: ["--mysqlx=OFF", "--secure-file-priv=", "--skip-log-bin"],
};

export const MARIADB: MysqlServer = {
  name: "MariaDB",
  share: "mariadb",
  program: "mariadbd",
  initialize: ["--bootstrap"],
  script: (share) =>
    [
      "create database if not exists mysql;\nuse mysql;\nset @auth_root_socket = null;\n",
      ...["system_tables", "performance_tables", "system_tables_data"].map((tables) =>
        readFileSync(join(share, `mariadb_${tables}.sql`), "utf8"),
      ),
    ].join("\n"),
  settings: [],
};

/** From a folder of `unpack-debian`: with the C library of that folder, not of the machine. */
export async function startMysql(folder: string, kind: MysqlServer): Promise<StartedServer> {
  const data = mkdtempSync(join(tmpdir(), `farm-${kind.share}-`));
  mkdirSync(join(data, "data"));
  const libraries = join(folder, "usr/lib/x86_64-linux-gnu");
  const share = join(folder, "usr/share", kind.share);
  const program = [
    "--library-path",
    `${libraries}:${join(libraries, "mysql/private")}`,
    join(folder, "usr/sbin", kind.program),
    "--no-defaults",
    `--basedir=${join(folder, "usr")}`,
    `--datadir=${join(data, "data")}`,
    `--lc-messages-dir=${share}`,
    // These servers start as root only where they are told so.
    ...(process.getuid?.() === 0 ? ["--user=root"] : []),
  ];
  const loader = join(libraries, "ld-linux-x86-64.so.2");
  const stopped = () => rmSync(data, { recursive: true, force: true });
  try {
    await initialized(loader, [...program, ...kind.initialize], kind.script(share));
  } catch (error) {
    stopped();
    throw error;
  }
  const port = await freePort();
  const server = spawn(
    loader,
    [
      ...program,
      ...kind.settings,
      `--port=${port}`,
      "--bind-address=127.0.0.1",
      `--socket=${join(data, "socket")}`,
      `--pid-file=${join(data, "pid")}`,
      "--innodb-flush-log-at-trx-commit=0",
    ],
    { stdio: "ignore" },
  );
  const exit = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  const stop = async () => {
    server.kill("SIGTERM");
    await exit;
    stopped();
  };
  try {
    const base = `mysql://root@127.0.0.1:${port}`;
    const version = await onceItAnswers(() => createTestDatabase(base));
    return { version: `${kind.name} ${version}`, url: `${base}/test`, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function initialized(loader: string, program: readonly string[], script: string): Promise<void> {
  const server = spawn(loader, program, { stdio: ["pipe", "ignore", "pipe"] });
  let log = "";
  server.stderr.on("data", (text: Buffer) => {
    log += text.toString();
  });
  server.stdin.end(script);
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.once("exit", (code) => (code === 0 ? resolve() : reject(new Error(log))));
  });
}

async function createTestDatabase(url: string): Promise<string> {
  const connection = await mysql.createConnection({ uri: url });
  try {
    await connection.query("create database test");
    const [rows] = await connection.query({ sql: "select version()", rowsAsArray: true });
    return String(Array.isArray(rows) && Array.isArray(rows[0]) ? rows[0][0] : "");
  } finally {
    await connection.end();
  }
}
