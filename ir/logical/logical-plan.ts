import type { Count } from "./count.ts";
import type { Delete } from "./delete.ts";
import type { Empty } from "./empty.ts";
import type { Filter } from "./filter.ts";
import type { First } from "./first.ts";
import type { Insert } from "./insert.ts";
import type { Limit } from "./limit.ts";
import type { Project } from "./project.ts";
import type { Related } from "./related.ts";
import type { Scan } from "./scan.ts";
import type { Sort } from "./sort.ts";
import type { Update } from "./update.ts";
import type { Upsert } from "./upsert.ts";

/** Operators whose result is rows of one model. */
export type Rows = Scan | Related | Empty | Filter | Sort | Limit;

/** Operators that change rows. */
export type Write = Insert | Update | Upsert | Delete;

/** What a call asks for; says nothing about any backend. */
export type LogicalPlan = Rows | Project | First | Count | Write;
