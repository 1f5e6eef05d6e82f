import { cloudflareKvTarget } from "../support/targets/cloudflare-kv.ts";
import { conformance } from "./backend-suite.ts";

conformance(cloudflareKvTarget(), {
  transactions: "deferred",
  uniqueness: "bestEffort",
  indexLookups: true,
  tables: false,
});
