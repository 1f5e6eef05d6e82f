import { isReachable } from "../servers/is-reachable.ts";
import { redis } from "../servers/server.ts";
import {
  unstorageFilesTarget,
  unstorageLruTarget,
  unstorageRedisTarget,
  unstorageTarget,
} from "../support/targets/unstorage.ts";
import { conformance } from "./backend-suite.ts";

const hasRedis = await isReachable(redis);
conformance(unstorageTarget());
conformance(unstorageLruTarget());
conformance(unstorageFilesTarget());
if (hasRedis) conformance(unstorageRedisTarget());
else console.log("skipped: no Redis");
