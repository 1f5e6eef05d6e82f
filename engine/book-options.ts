import type { Limits } from "../compiler/shape/limits.ts";
import type { BookOptions } from "../ir/plan-book.ts";
import { checkedStrategy } from "./checked-strategy.ts";
import type { OrmOptions } from "./orm-options.ts";

/** Those of an orm's options that its plans depend on. */
export function bookOptions(options: OrmOptions, { scan }: Limits): BookOptions {
  return Object.freeze({
    strategy: checkedStrategy(options, "strategy") ?? null,
    scan,
    storeClock: options.clock === undefined ? "same" : "other",
  });
}
