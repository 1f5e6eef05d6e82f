import { test } from "uvu";
import { dialects } from "../../../emitters/sql/dialects/index.ts";
import { emitStatement } from "../../../emitters/sql/index.ts";
import { renderTables } from "../../../emitters/sql/tables.ts";
import { checkGolden } from "../../golden/golden-file.ts";
import { fixtureCatalog as catalog } from "./support/fixture-catalog.ts";
import { decimalLeaf, sampleLeaves } from "./support/sample-leaves.ts";

const DECIMALS = ["postgres", "mysql", "mariadb"];

for (const [name, dialect] of Object.entries(dialects)) {
  test(`${name}: statements`, () => {
    const leaves = DECIMALS.includes(name)
      ? { ...sampleLeaves, "update, decimal": decimalLeaf }
      : sampleLeaves;
    const texts = Object.entries(leaves).map(
      ([title, leaf]) => `-- ${title}\n${emitStatement(leaf, catalog, dialect).text}\n`,
    );
    checkGolden(new URL(`goldens/${name}.statements.sql`, import.meta.url), texts.join("\n"));
  });

  test(`${name}: tables`, () => {
    const text = renderTables(catalog, dialect)
      .map((statement) => `${statement};\n`)
      .join("\n");
    checkGolden(new URL(`goldens/${name}.tables.sql`, import.meta.url), text);
  });
}

test.run();
