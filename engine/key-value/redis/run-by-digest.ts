import type { RedisPort } from "./redis-port.ts";

/** Runs scripts by their digest, and by their text where the server has forgotten them. */
export function runByDigest(send: RedisPort["send"]): RedisPort["run"] {
  return (script, keys, args, missed) => {
    const [key = ""] = keys;
    const known = send("EVALSHA", [script.digest, String(keys.length), ...keys, ...args], key);
    return known.then(undefined, (error: unknown) => {
      if (!isUnknownScript(error)) throw error;
      missed();
      return send("EVAL", [script.text, String(keys.length), ...keys, ...args], key);
    });
  };
}

/** The server looks a script up before it runs anything, so nothing has happened yet. */
function isUnknownScript(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith("NOSCRIPT");
}
