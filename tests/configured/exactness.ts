import { conformance } from "../conformance/backend-suite.ts";
import type { Target } from "../support/targets/target.ts";

/** Where clocks are neither in UTC nor the same all year. */
const TIME_ZONE = "America/New_York";

/** Shows that a client answers the same however the application has set it up, far from Greenwich. */
export function exactness(target: Target): void {
  process.env.TZ = TIME_ZONE;
  if (new Date(0).getHours() !== 19) throw new Error(`the process is not in ${TIME_ZONE}`);
  conformance(target, {}, ["reads", "writes"]);
}
