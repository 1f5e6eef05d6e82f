import type { Count } from "../logical/count.ts";
import type { Project } from "../logical/project.ts";
import type { Column } from "./column.ts";
import type { Strategy } from "./physical-plan.ts";

/** A whole logical plan that the backend runs as one statement; the columns are those of `query`, in order. */
export interface PushedQuery {
  readonly kind: "pushedQuery";
  readonly query: Project | Count;
  readonly columns: readonly Column[];
  /** At most one row can come: a unique key, or `take: 1`. */
  readonly single: boolean;
  /** Where set, the query's limit counts per value of this field instead of over all rows. */
  readonly partitionBy: string | null;
  /** How each nested output is computed inside the statement, by its path in the query. */
  readonly nests: Readonly<Record<string, Strategy>>;
}

export function pushedQuery(node: Omit<PushedQuery, "kind">): PushedQuery {
  return Object.freeze({
    kind: "pushedQuery",
    query: node.query,
    columns: Object.freeze(node.columns.slice()),
    single: node.single,
    partitionBy: node.partitionBy,
    nests: Object.freeze({ ...node.nests }),
  });
}
