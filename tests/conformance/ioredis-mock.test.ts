import { ioredisMockTarget } from "../support/targets/ioredis-mock.ts";
import { conformance } from "./backend-suite.ts";

conformance(ioredisMockTarget(), {
  transactions: "optimistic",
  uniqueness: "always",
  memberCount: true,
  indexLookups: true,
});
