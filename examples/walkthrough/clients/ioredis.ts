import { Redis } from "ioredis";
import type { OpenClient } from "./open-client";
import { REDIS_URL_VARIABLE, redisUrl } from "./redis-url";
import { unreachable } from "./unreachable";

export async function openIoredis(): Promise<OpenClient> {
  const client = new Redis(redisUrl, {
    lazyConnect: true,
    connectTimeout: 3_000,
    retryStrategy: () => null,
  });
  // Without a listener, ioredis prints what `connect` reports anyway.
  client.on("error", () => {});
  await client.connect().catch((cause: unknown) => {
    throw unreachable("Redis", redisUrl, REDIS_URL_VARIABLE, cause);
  });
  const sent: string[] = [];
  const sendCommand = client.sendCommand.bind(client);
  client.sendCommand = (command, stream) => {
    sent.push(command.name);
    return sendCommand(command, stream);
  };
  return {
    client,
    sent,
    close: async () => {
      await client.quit();
    },
  };
}
