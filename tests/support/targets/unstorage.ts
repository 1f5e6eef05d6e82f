import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createStorage, type Driver as Mount } from "unstorage";
import { createDriver } from "../../../engine/backends/key-value/unstorage.ts";
import { redis } from "../../servers/server.ts";
import { keyValueSubject } from "./key-value-subject.ts";
import type { Target } from "./target.ts";

const SENDS: ReadonlySet<string> = new Set(["getItem", "getItems", "setItem", "removeItem", "getKeys"]);

/** Away from where applications and other tests keep their keys. */
const DATABASE = "11";

/** What a storage is mounted on, and what must be removed of it in the end. */
interface Place {
  readonly mount: Mount | undefined;
  readonly remove?: () => Promise<void>;
}

/** A storage in memory, each its own. */
export function unstorageTarget(): Target {
  return targetOn("unstorage", async () => ({ mount: undefined }));
}

export function unstorageLruTarget(): Target {
  return targetOn("unstorage-lru", async () => {
    const { default: lru } = await import("unstorage/drivers/lru-cache");
    return { mount: lru({ max: 100_000 }) };
  });
}

export function unstorageFilesTarget(): Target {
  return targetOn("unstorage-files", async () => {
    const { default: files } = await import("unstorage/drivers/fs-lite");
    const folder = await mkdtemp(join(tmpdir(), "orm-unstorage-"));
    return { mount: files({ base: folder }), remove: () => rm(folder, { recursive: true, force: true }) };
  });
}

export function unstorageRedisTarget(): Target {
  return targetOn("unstorage-redis", async () => {
    const { default: overRedis } = await import("unstorage/drivers/redis");
    const base = `equivalence-${randomBytes(6).toString("hex")}`;
    return { mount: overRedis({ url: `${redis.url}/${DATABASE}`, base }) };
  });
}

function targetOn(name: string, placeOf: () => Promise<Place>): Target {
  return {
    name,
    oneOf: 4,
    open: async (schema, options) => {
      const { mount, remove } = await placeOf();
      const client = createStorage(mount === undefined ? {} : { driver: mount });
      return keyValueSubject(
        {
          client,
          createDriver: (storage) => createDriver(storage, { atomicity: "process" }),
          sends: (method) => SENDS.has(method),
          clear: () => client.clear(),
          dispose: async () => {
            await client.dispose();
            await remove?.();
          },
        },
        schema,
        options,
      );
    },
    close: async () => {},
  };
}
