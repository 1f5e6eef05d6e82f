import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const ATTEMPTS = 3;
const PATIENCE_MS = 30_000;

/** Three Redis servers of this test's own that form a cluster. */
export class RedisClusterServers {
  readonly ports: readonly number[];
  readonly #servers: readonly ChildProcess[];
  readonly #folder: string;

  private constructor(ports: readonly number[], servers: readonly ChildProcess[], folder: string) {
    this.ports = ports;
    this.#servers = servers;
    this.#folder = folder;
  }

  /** `null` where no `redis-server` is installed. */
  static async open(): Promise<RedisClusterServers | null> {
    if (!isRedisInstalled()) return null;
    for (let attempt = 1; ; attempt++) {
      const opened = await RedisClusterServers.#start();
      try {
        await formCluster(opened.ports);
        return opened;
      } catch (error) {
        await opened.close();
        if (attempt === ATTEMPTS) throw error;
      }
    }
  }

  static async #start(): Promise<RedisClusterServers> {
    const folder = await mkdtemp(join(tmpdir(), "orm-cluster-"));
    const ports = [await freePort(), await freePort(), await freePort()];
    const servers = ports.map((port) => start(port, folder));
    return new RedisClusterServers(ports, servers, folder);
  }

  slotOf(key: string): number {
    return Number(cli(this.ports[0] ?? 0, "cluster", "keyslot", key));
  }

  /** The slot, which holds no keys, is of that node from now on. */
  giveSlot(slot: number, to: number): void {
    const id = cli(to, "cluster", "myid").trim();
    for (const port of [to, ...this.ports.filter((other) => other !== to)]) {
      cli(port, "cluster", "setslot", String(slot), "node", id);
    }
  }

  async close(): Promise<void> {
    for (const server of this.#servers) server.kill("SIGKILL");
    await rm(this.#folder, { recursive: true, force: true });
  }
}

export function isRedisInstalled(): boolean {
  try {
    execFileSync("redis-server", ["--version"]);
    execFileSync("redis-cli", ["--version"]);
    return true;
  } catch {
    return false;
  }
}

/** One where the bus of the cluster, which listens 10,000 ports higher, finds a free one too. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 20_000);
    if ((await isFree(port)) && (await isFree(port + 10_000))) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}

function start(port: number, folder: string): ChildProcess {
  const settings = {
    port: String(port),
    bind: "127.0.0.1",
    dir: folder,
    "cluster-enabled": "yes",
    "cluster-config-file": `nodes-${port}.conf`,
    save: "",
    appendonly: "no",
  };
  const options = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
  return spawn("redis-server", options, { stdio: "ignore" });
}

async function formCluster(ports: readonly number[]): Promise<void> {
  await until(() => ports.every((port) => cli(port, "ping").includes("PONG")));
  const nodes = ports.map((port) => `127.0.0.1:${port}`);
  execFileSync("redis-cli", ["--cluster", "create", ...nodes, "--cluster-yes"], { stdio: "pipe" });
  await until(() => ports.every((port) => cli(port, "cluster", "info").includes("cluster_state:ok")));
}

async function until(holds: () => boolean): Promise<void> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; ) {
    try {
      if (holds()) return;
    } catch {}
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("the servers did not form a cluster in time");
}

function cli(port: number, ...command: readonly string[]): string {
  return execFileSync("redis-cli", ["-p", String(port), ...command], { encoding: "utf8", stdio: "pipe" });
}
