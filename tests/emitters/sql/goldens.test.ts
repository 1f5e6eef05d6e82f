import { test } from "uvu";
import type { Dialect } from "../../../emitters/sql/dialect.ts";
import { dialects } from "../../../emitters/sql/dialects/index.ts";
import { emitStatement } from "../../../emitters/sql/index.ts";
import { renderTables } from "../../../emitters/sql/tables.ts";
import { checkGolden } from "../../golden/golden-file.ts";
import { fixtureCatalog as catalog } from "./support/fixture-catalog.ts";
import { onOurTables, onTables } from "./support/our-tables.ts";
import { decimalLeaf, sampleLeaves } from "./support/sample-leaves.ts";

const DECIMALS = ["postgres", "mysql", "mariadb"];

function statements(dialect: Dialect): string {
  const leaves = DECIMALS.includes(dialect.name)
    ? { ...sampleLeaves, "update, decimal": decimalLeaf }
    : sampleLeaves;
  const texts = Object.entries(leaves).map(
    ([title, leaf]) => `-- ${title}\n${emitStatement(leaf, catalog, dialect).text}\n`,
  );
  return texts.join("\n");
}

for (const name of ["mysql", "mariadb"] as const) {
  test(`${name}: statements about tables of the application, in another character set`, () => {
    const dialect = onTables(dialects[name], "latin1_general_ci", 60);
    checkGolden(new URL(`goldens/${name}.latin1.sql`, import.meta.url), statements(dialect));
  });
}

for (const [name, dialect] of Object.entries(dialects)) {
  test(`${name}: statements`, () => {
    checkGolden(new URL(`goldens/${name}.statements.sql`, import.meta.url), statements(onOurTables(dialect)));
  });

  test(`${name}: tables`, () => {
    const text = renderTables(catalog, dialect)
      .map((statement) => `${statement};\n`)
      .join("\n");
    checkGolden(new URL(`goldens/${name}.tables.sql`, import.meta.url), text);
  });
}

test.run();
