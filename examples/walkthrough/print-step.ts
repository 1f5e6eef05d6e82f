import { inspect, styleText } from "node:util";
import type { ExplainedCall } from "./with-plans";
import { wrap } from "./wrap";

/** One side of the platform while a step runs: what was planned for it, and what its client sent. */
export interface SideActivity {
  readonly side: string;
  readonly calls: readonly ExplainedCall[];
  readonly sent: number;
  /** What one unit of `sent` is. */
  readonly unit: string;
}

type Style = Parameters<typeof styleText>[0];

const width = Math.max(60, process.stdout.columns ?? 100);
const isColoured = process.stdout.isTTY && process.stdout.hasColors();

export function printTitle(text: string): void {
  console.log(styled("bold", text));
}

export function printStep(
  number: number,
  name: string,
  result: unknown,
  sides: readonly SideActivity[],
): void {
  console.log(`\n${styled("bold", `${number}. ${name}`)}`);
  console.log(
    indented(inspect(result, { colors: isColoured, depth: 6, breakLength: width - 3 }), "   "),
  );
  for (const { side, calls, sent, unit } of sides) {
    if (calls.length === 0 && sent === 0) continue;
    for (const call of calls) printCall(side, call);
    console.log(styled("cyan", `   ${side} client sent ${counted(sent, unit)}`));
  }
}

function printCall(side: string, { model, method, plan }: ExplainedCall): void {
  const cost = counted(plan.roundTrips, "round trip");
  console.log(`   ${styled("green", `${side} ${model}.${method}`)}: ${cost}`);
  console.log(styled("dim", indented(plan.text.trimEnd(), "     ")));
  for (const statement of plan.statements)
    console.log(wrap(statement, "     > ", "       ", width));
  for (const { path, strategy, reason } of plan.relations) {
    console.log(styled("dim", `     ${path}: ${strategy}, ${reason}`));
  }
}

export function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}

function indented(text: string, margin: string): string {
  return text.replaceAll(/^/gm, margin);
}

function styled(style: Style, text: string): string {
  return isColoured ? styleText(style, text) : text;
}
