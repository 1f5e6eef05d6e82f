import { createClient } from "redis";
import type { OpenClient } from "./open-client";
import { REDIS_URL_VARIABLE, redisUrl } from "./redis-url";
import { unreachable } from "./unreachable";

export async function openNodeRedis(): Promise<OpenClient> {
  const client = createClient({
    url: redisUrl,
    socket: { connectTimeout: 3_000, reconnectStrategy: false },
  });
  // Without a listener, an error of the connection would end the program.
  client.on("error", () => {});
  await client.connect().catch((cause: unknown) => {
    throw unreachable("Redis", redisUrl, REDIS_URL_VARIABLE, cause);
  });
  const sent: string[] = [];
  const sendCommand = client.sendCommand.bind(client);
  client.sendCommand = (args, options) => {
    sent.push(String(args[0]));
    return sendCommand(args, options);
  };
  return { client, sent, close: () => client.close() };
}
