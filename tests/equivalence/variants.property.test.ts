import { test } from "uvu";
import { RULES } from "../../compiler/rules/index.ts";
import { embeddedTargets } from "../support/targets/targets.ts";
import { readHistory, writeHistory } from "./arbitraries/history.ts";
import type { Variant } from "./history.ts";
import { explore } from "./runner/explore.ts";
import { cases, seeds } from "./runner/seeds.ts";

const names = RULES.map((rule) => rule.name);

/** Without any rule, without each rule alone, and with every relation loaded in one way. */
const VARIANTS: readonly Variant[] = [
  { rules: { disable: names } },
  { strategy: "batch" },
  { strategy: "grouped" },
  { strategy: "correlated" },
  { strategy: "joined" },
  { strategy: "batch", rules: { disable: names } },
  ...names.map((name) => ({ rules: { disable: [name] } })),
];

// These are sent the same statements as better-sqlite3.
const targets = embeddedTargets().filter(({ name }) => !["sql.js", "libsql", "D1"].includes(name));

for (const seed of seeds()) {
  for (const [name, history] of [
    ["reads", readHistory],
    ["writes", writeHistory],
  ] as const) {
    test(`${name} mean the same with rules off and with every strategy, seed ${seed}`, async () => {
      const options = (turn: number) => VARIANTS[turn % VARIANTS.length] ?? {};
      const { tally } = await explore({
        name: `${name} variants`,
        history,
        targets,
        cases: cases(VARIANTS.length * 20),
        seed,
        options,
      });
      console.log(tally.lines().join("\n"));
    });
  }
}

test.after(async () => {
  for (const target of targets) await target.close();
});

test.run();
