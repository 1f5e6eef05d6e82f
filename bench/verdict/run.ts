import { savedReport } from "../report/report.ts";
import { figuresOf } from "./figures-of.ts";
import { verdictTable } from "./verdict-table.ts";

/** The verdict on runs that were saved: `tsx bench/verdict/run.ts run-1 run-2 run-3`. */
const names = process.argv.slice(2);
console.log(
  verdictTable((names.length > 0 ? names : ["latest"]).map((name) => figuresOf(savedReport(name)))),
);
