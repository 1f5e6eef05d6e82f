import { fieldOf } from "../../ir/catalog.ts";
import type { Count } from "../../ir/logical/count.ts";
import type { Output, Project } from "../../ir/logical/project.ts";
import { type Fragment, generatedName, list, sql } from "./fragment.ts";
import { neededFields } from "./needed-fields.ts";
import { emitNest } from "./nest.ts";
import { partitionedSource } from "./partitioned-source.ts";
import { isLimited, rowSetOf } from "./row-set.ts";
import type { RowReference, Scope } from "./scope.ts";
import { filteredSource, limitedSource, limitOf, orderBy, type Source } from "./source.ts";

/**
 * The rows of the projection, its outputs as the columns `c0`, `c1`, …. With `partitionBy` the limit
 * counts per value of that field.
 */
export function emitProject(project: Project, partitionBy: string | null, scope: Scope): Fragment {
  const set = rowSetOf(project.input);
  if (partitionBy !== null && isLimited(set)) {
    const { source, rank } = partitionedSource(set, partitionBy, neededFields(project.outputs, []), scope);
    return sql`${selectOf(project.outputs, source, scope)} order by ${rank}`;
  }
  const hasNests = project.outputs.some((output) => output.kind === "nest");
  if (!hasNests || !isLimited(set)) {
    const source = filteredSource(set, null, scope);
    const order = orderBy(set.by, source.row, scope);
    return sql`${selectOf(project.outputs, source, scope)}${order}${limitOf(set, scope)}`;
  }
  // Below the nests, which would otherwise be computed for rows that the limit then drops.
  const source = limitedSource(set, neededFields(project.outputs, set.by), null, scope);
  return sql`${selectOf(project.outputs, source, scope)}${orderBy(set.by, source.row, scope)}`;
}

function selectOf(outputs: readonly Output[], source: Source, scope: Scope): Fragment {
  const columns = outputs.map((output, at) => {
    const column = emitOutput(output, source.row, scope);
    return sql`${column} as ${generatedName("c", at)}`;
  });
  const selected = columns.length === 0 ? sql`1 as c0` : list(columns);
  return sql`select ${selected} from ${source.from}${source.where}`;
}

function emitOutput(output: Output, row: RowReference, scope: Scope): Fragment {
  if (output.kind === "nest") return sql`(${emitNest(output, row, output.name, scope)})`;
  return scope.dialect.codecs[fieldOf(row.model, output.name).kind].project(row.column(output.name));
}

export function emitCount(count: Count, scope: Scope): Fragment {
  const set = rowSetOf(count.input);
  const source = filteredSource(set, null, scope);
  if (!isLimited(set)) return sql`select count(*) as c0 from ${source.from}${source.where}`;
  const rows = sql`select 1 as c0 from ${source.from}${source.where}${limitOf(set, scope)}`;
  return sql`select count(*) as c0 from (${rows}) as ${scope.nextAlias()}`;
}
