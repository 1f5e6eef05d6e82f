import { parseArgs } from "node:util";
import { checkProperty } from "./check-property.ts";
import { judgeMutant } from "./judge-mutant.ts";
import { MUTANTS } from "./mutants/index.ts";
import type { PropertyName } from "./properties.ts";
import { line, type MutantResult, resultOf, saveResults } from "./report.ts";
import { WorkCopy } from "./work-copy.ts";

const HELP = `Plants one defect at a time and says which property finds it.

  npm run mutants                        all of them; the results go to tests/mutants/results.json
  npm run mutants -- --only limit,null   those with one of these words in their name or area; their results
                                         take the place of the earlier ones
  npm run mutants -- --jobs 2            so many at a time
  npm run mutants -- --show              what the failing property printed, too`;

const { values: options } = parseArgs({
  options: {
    only: { type: "string" },
    jobs: { type: "string", default: "2" },
    show: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

if (options.help) console.log(HELP);
else await main();

async function main(): Promise<void> {
  const words = options.only?.split(",") ?? [""];
  const chosen = MUTANTS.filter(({ name, area }) =>
    words.some((word) => name.includes(word) || area.includes(word)),
  );
  const copies = Array.from({ length: Number(options.jobs) }, () => new WorkCopy());
  const results = new Map<string, MutantResult>();
  try {
    await proveSound(copies, [...new Set(chosen.flatMap(({ killers }) => killers))]);
    await inParallel(copies, chosen, async (copy, mutant) => {
      const judged = await judgeMutant(copy, mutant);
      const result = resultOf(judged);
      results.set(mutant.name, result);
      console.log(line(result));
      if (options.show) console.log(judged.verdicts.at(-1)?.output);
    });
  } finally {
    for (const copy of copies) copy.remove();
  }
  const ordered = chosen.flatMap(({ name }) => results.get(name) ?? []);
  saveResults(
    MUTANTS.map(({ name }) => name),
    ordered,
  );
  finish(ordered);
}

/** A property that fails without any defect would kill every mutant. */
async function proveSound(copies: readonly WorkCopy[], properties: readonly PropertyName[]): Promise<void> {
  console.log(`${properties.length} properties hold without a defect?`);
  await inParallel(copies, properties, async (copy, property) => {
    const { holds, cases, seconds, output } = await checkProperty(copy, property);
    console.log(`${holds ? "holds" : "FAILS"}      ${property}, ${cases} cases, ${seconds.toFixed(1)} s`);
    if (holds) return;
    console.log(output);
    throw new Error(`"${property}" fails by itself`);
  });
}

async function inParallel<T>(
  copies: readonly WorkCopy[],
  items: readonly T[],
  act: (copy: WorkCopy, item: T) => Promise<void>,
): Promise<void> {
  const open = [...items];
  await Promise.all(
    copies.map(async (copy) => {
      for (let item = open.shift(); item !== undefined; item = open.shift()) await act(copy, item);
    }),
  );
}

function finish(results: readonly MutantResult[]): void {
  const count = (fate: MutantResult["fate"]) => results.filter((result) => result.fate === fate).length;
  console.log(
    `${results.length} mutants: ${count("killed")} killed, ${count("equivalent")} argued equivalent, ` +
      `${count("survived")} survived, ${count("refuted")} argued equivalent and killed`,
  );
  if (count("survived") + count("refuted") > 0) process.exitCode = 1;
}
