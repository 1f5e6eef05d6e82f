import type { InspectionQuery, TableInspection } from "./table-inspection.ts";

/**
 * The inspection with a name for each column, and each as text: host ORMs return records, in which equal names
 * become one, and have the application's parsers read all other types.
 */
export function aliased(inspection: TableInspection): TableInspection {
  return {
    ...inspection,
    columns: (path) => named(inspection.columns(path), 7),
    uniqueColumns: (path) => named(inspection.uniqueColumns(path), 2),
    foreignKeys: (path) => named(inspection.foreignKeys(path), 4),
  };
}

function named({ text, values }: InspectionQuery, columns: number): InspectionQuery {
  const names = Array.from({ length: columns }, (_, at) => `c${at}`);
  const texts = names.map((name) => `${name}::text as ${name}`);
  return { text: `select ${texts.join(", ")} from (${text}) as t0(${names.join(", ")})`, values };
}
