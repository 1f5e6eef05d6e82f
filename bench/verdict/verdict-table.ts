import { columns } from "../report/tables.ts";
import type { Figure } from "./figure.ts";
import { groupBy } from "./group-by.ts";

/** Each figure with its aim, what every run came to, and in how many runs it held. */
export function verdictTable(runs: readonly (readonly Figure[])[]): string {
  const byName = groupBy(runs.flat(), ({ name }) => name);
  const rows = [...byName].map(([name, [first]]) => {
    const found = runs.map((run) => run.find((figure) => figure.name === name));
    return [name, first?.aim ?? "", ...found.map(cell), judgement(found)];
  });
  const held = rows.filter((row) => row.at(-1) === "yes").length;
  const head = ["figure", "aim", ...runs.map((_, at) => `run ${at + 1}`), "held"];
  return `${columns([head, ...rows])}
${held} of ${rows.length} figures held in every run. ✗ missed, ~ spread too far over the rounds to say much, – not measured.`;
}

function cell(figure: Figure | undefined): string {
  if (figure === undefined || figure.value === null) return "–";
  return `${figure.value}${figure.held ? "" : " ✗"}${figure.noisy ? " ~" : ""}`;
}

function judgement(found: readonly (Figure | undefined)[]): string {
  const measured = found.filter((figure) => figure !== undefined && figure.value !== null);
  const held = measured.filter((figure) => figure?.held).length;
  if (measured.length === 0) return "–";
  if (held === found.length) return "yes";
  return held === 0 ? "no" : `${held} of ${found.length}`;
}
