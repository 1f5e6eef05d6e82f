import type { InspectionQuery, TableInspection } from "./table-inspection.ts";

/** The inspection with a name for each column: host ORMs return records, in which equal names become one. */
export function aliased(inspection: TableInspection): TableInspection {
  return {
    ...inspection,
    columns: (path) => named(inspection.columns(path), 5),
    uniqueColumns: (path) => named(inspection.uniqueColumns(path), 2),
  };
}

function named({ text, values }: InspectionQuery, columns: number): InspectionQuery {
  const names = Array.from({ length: columns }, (_, at) => `c${at}`);
  return { text: `select * from (${text}) as t0(${names.join(", ")})`, values };
}
