import type { RedisClient } from "./redis-clients.ts";

/** The client as the page sees it, writing down each command that goes out, and the texts that come back. */
export function recordedClient({ command }: RedisClient, commands: string[], texts: string[] = []) {
  const recording = {
    forget: false,
    status: "ready",
    on: () => recording,
    defineCommand: () => undefined,
    call: async (name: string, args: string[]) => {
      commands.push(name);
      if (recording.forget && name === "EVALSHA") {
        recording.forget = false;
        throw new Error("NOSCRIPT No matching script. Please use EVAL.");
      }
      const reply = await command(name, ...args);
      if (Array.isArray(reply)) texts.push(...reply.map(String));
      return reply;
    },
  };
  return recording;
}
