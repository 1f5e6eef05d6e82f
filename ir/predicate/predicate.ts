import type { And } from "./and.ts";
import type { Compare } from "./compare.ts";
import type { Constant } from "./constant.ts";
import type { InList } from "./in-list.ts";
import type { IsNull } from "./is-null.ts";
import type { Not } from "./not.ts";
import type { Or } from "./or.ts";
import type { TextMatch } from "./text-match.ts";

/**
 * A condition on one row of one model, in SQL's three-valued logic: true, false or unknown (`null`).
 * A filter keeps the rows for which it is true.
 */
export type Predicate = Constant | Compare | InList | IsNull | TextMatch | And | Or | Not;
