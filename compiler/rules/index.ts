import { dropRedundantLimit } from "./drop-redundant-limit.ts";
import { dropRedundantSort } from "./drop-redundant-sort.ts";
import { eliminateEmpty } from "./eliminate-empty.ts";
import { eliminateFilter } from "./eliminate-filter.ts";
import { flattenBoolean } from "./flatten-boolean.ts";
import { foldConstants } from "./fold-constants.ts";
import { mergeFilters } from "./merge-filters.ts";
import { pushNotInward } from "./push-not-inward.ts";
import type { Rule } from "./rule.ts";
import { trimSortKeys } from "./trim-sort-keys.ts";

/** Every rewrite, in order. The order is for speed only: the runner repeats the list until nothing changes. */
export const RULES: readonly Rule[] = Object.freeze([
  // Predicates: simple first, so that the filters below see conjuncts.
  pushNotInward,
  foldConstants,
  flattenBoolean,
  // Rows: from the filters outward.
  mergeFilters,
  eliminateFilter,
  eliminateEmpty,
  dropRedundantSort,
  dropRedundantLimit,
  trimSortKeys,
]);
