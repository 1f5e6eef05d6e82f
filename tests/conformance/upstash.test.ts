import { isReachable } from "../servers/is-reachable.ts";
import { redis } from "../servers/server.ts";
import { upstashTarget } from "../support/targets/upstash.ts";
import { conformance } from "./backend-suite.ts";

if (await isReachable(redis)) conformance(upstashTarget());
else console.log("skipped: no Redis");
