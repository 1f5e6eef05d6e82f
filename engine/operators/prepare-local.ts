import type { Catalog } from "../../ir/catalog.ts";
import type { LocalCount } from "../../ir/physical/local-count.ts";
import type { LocalFilter } from "../../ir/physical/local-filter.ts";
import type { LocalLimit } from "../../ir/physical/local-limit.ts";
import type { LocalSort } from "../../ir/physical/local-sort.ts";
import { localCountOperator } from "./local-count.ts";
import { localFilterOperator } from "./local-filter.ts";
import { localLimitOperator } from "./local-limit.ts";
import { localSortOperator } from "./local-sort.ts";
import type { Operator } from "./operator.ts";

export type PrepareLocal = (
  node: LocalFilter | LocalSort | LocalLimit | LocalCount,
  input: Operator,
  catalog: Catalog,
) => Operator;

/** The operators over the rows of a record store, which drivers of such stores bring. */
export const prepareLocal: PrepareLocal = (node, input, catalog) => {
  switch (node.kind) {
    case "localFilter":
      return localFilterOperator(node, input, catalog);
    case "localSort":
      return localSortOperator(node, input);
    case "localLimit":
      return localLimitOperator(node, input);
    case "localCount":
      return localCountOperator(input);
  }
};
