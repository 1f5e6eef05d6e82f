import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

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
    if (!isInstalled()) return null;
    const folder = await mkdtemp(join(tmpdir(), "orm-cluster-"));
    const ports = await Promise.all([freePort(), freePort(), freePort()]);
    const servers = ports.map((port) => start(port, folder));
    const opened = new RedisClusterServers(ports, servers, folder);
    try {
      await join3(ports);
    } catch (error) {
      await opened.close();
      throw error;
    }
    return opened;
  }

  async close(): Promise<void> {
    for (const server of this.#servers) server.kill("SIGKILL");
    await rm(this.#folder, { recursive: true, force: true });
  }
}

function isInstalled(): boolean {
  try {
    execFileSync("redis-server", ["--version"]);
    execFileSync("redis-cli", ["--version"]);
    return true;
  } catch {
    return false;
  }
}

/** Low enough that the bus, which listens 10,000 ports higher, finds one too. */
async function freePort(): Promise<number> {
  for (;;) {
    const server = createServer();
    const port = 20_000 + Math.floor(Math.random() * 20_000);
    const isFree = await new Promise<boolean>((resolve) => {
      server.once("error", () => resolve(false));
      server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
    });
    if (isFree) return port;
  }
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

async function join3(ports: readonly number[]): Promise<void> {
  const nodes = ports.map((port) => `127.0.0.1:${port}`);
  for (let attempt = 0; ; attempt++) {
    try {
      for (const port of ports) cli(port, "ping");
      break;
    } catch (error) {
      if (attempt === 50) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  execFileSync("redis-cli", ["--cluster", "create", ...nodes, "--cluster-yes"]);
  while (!ports.every((port) => cli(port, "cluster", "info").includes("cluster_state:ok"))) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function cli(port: number, ...command: readonly string[]): string {
  return execFileSync("redis-cli", ["-p", String(port), ...command], { encoding: "utf8", stdio: "pipe" });
}
