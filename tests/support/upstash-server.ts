import { createServer, type IncomingMessage, type Server } from "node:http";
import { Redis } from "ioredis";

/** Upstash's REST door before a real Redis: enough of it for `@upstash/redis`. */
export class UpstashServer {
  readonly url: string;
  readonly token = "test";
  /** Commands that arrived, by name, in order. */
  readonly commands: string[] = [];
  /** Where set, the next command runs, but its answer is lost. */
  loseNextAnswer = false;
  readonly #server: Server;
  readonly #redis: Redis;

  private constructor(url: string, server: Server, redis: Redis) {
    this.url = url;
    this.#server = server;
    this.#redis = redis;
  }

  static async open(redisUrl: string): Promise<UpstashServer> {
    const redis = new Redis(redisUrl);
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    if (address === null || typeof address === "string") throw new TypeError("the server has no port");
    const opened = new UpstashServer(`http://127.0.0.1:${address.port}`, server, redis);
    server.on("request", async (request, response) => {
      const isBase64 = request.headers["upstash-encoding"] === "base64";
      const body: unknown = JSON.parse(await textOf(request));
      const answers = isPipeline(request) ? await opened.#runAll(body) : await opened.#runOne(body);
      if (opened.loseNextAnswer) {
        opened.loseNextAnswer = false;
        response.destroy();
        return;
      }
      const failed = !Array.isArray(answers) && "error" in answers;
      response.writeHead(failed ? 400 : 200, { "content-type": "application/json" });
      response.end(
        JSON.stringify(answers, (key, value: unknown) =>
          key === "error" ? value : encoded(value, isBase64),
        ),
      );
    });
    return opened;
  }

  async #runAll(body: unknown) {
    if (!Array.isArray(body)) throw new TypeError("a pipeline is a list");
    return await Promise.all(body.map((command: unknown) => this.#runOne(command)));
  }

  async #runOne(command: unknown): Promise<{ result: unknown } | { error: string }> {
    if (!Array.isArray(command)) throw new TypeError("a command is a list");
    const [name = "", ...args] = command.map(String);
    this.commands.push(name.toUpperCase());
    try {
      return { result: plain(await this.#redis.callBuffer(name.toUpperCase(), ...args)) };
    } catch (error) {
      return { error: error instanceof Error ? error.message : "ERR" };
    }
  }

  async close(): Promise<void> {
    this.#redis.disconnect();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

function isPipeline(request: IncomingMessage): boolean {
  return request.url?.endsWith("/pipeline") === true || request.url?.endsWith("/multi-exec") === true;
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) text += String(chunk);
  return text;
}

function plain(reply: unknown): unknown {
  if (Buffer.isBuffer(reply)) return reply.toString("utf8");
  return Array.isArray(reply) ? reply.map(plain) : reply;
}

/** Upstash encodes every text of a result but `OK`, and neither an error nor a key of the envelope. */
function encoded(value: unknown, isBase64: boolean): unknown {
  if (!isBase64 || typeof value !== "string" || value === "OK") return value;
  return Buffer.from(value, "utf8").toString("base64");
}
