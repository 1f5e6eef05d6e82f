import { measureAll } from "./measure-all.ts";
import { readOptions } from "./options.ts";
import { repeat } from "./repeat.ts";
import { saveReport } from "./report/report.ts";
import { figuresOf } from "./verdict/figures-of.ts";
import { verdictTable } from "./verdict/verdict-table.ts";

const options = readOptions();
if (options.runs > 1) {
  const reports = repeat(options.runs, process.argv.slice(2));
  console.log(`\n${verdictTable(reports.map(figuresOf))}`);
} else {
  const began = performance.now();
  const report = await measureAll(options);
  if (options.saveAs !== null) console.log(`Saved ${saveReport(report, options.saveAs).join(", ")}`);
  console.log(`\n${verdictTable([figuresOf(report)])}`);
  console.log(`It took ${Math.round((performance.now() - began) / 1000)} s.`);
}
