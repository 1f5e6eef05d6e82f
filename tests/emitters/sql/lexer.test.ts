import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Dialect } from "../../../emitters/sql/dialect.ts";
import { dialects } from "../../../emitters/sql/dialects/index.ts";
import { emitStatement } from "../../../emitters/sql/index.ts";
import { modelOf } from "../../../ir/catalog.ts";
import { filter } from "../../../ir/logical/filter.ts";
import { fieldOutput, project } from "../../../ir/logical/project.ts";
import { scan } from "../../../ir/logical/scan.ts";
import { conditionFor } from "./support/arbitraries.ts";
import { fixtureCatalog as catalog } from "./support/fixture-catalog.ts";
import { lex } from "./support/lex.ts";
import { type Leaf, queryLeaf } from "./support/run-leaf.ts";
import { decimalLeaf, sampleLeaves } from "./support/sample-leaves.ts";
import { selectionFor } from "./support/selections.ts";

/** What a dialect's own forms contain; whatever else is found came from somewhere it should not. */
interface Vocabulary {
  readonly dialect: Dialect;
  readonly placeholder: "?" | "$";
  readonly words: string;
  readonly strings: RegExp;
  readonly numbers: RegExp;
}

const COMMON = `and as asc by case coalesce count cross default delete desc distinct else end following from group
  in insert into is join left limit not null offset on or order over partition preceding returning row_number
  rows select set then unbounded update values when where with between length`;

const VOCABULARIES: readonly Vocabulary[] = [
  {
    dialect: dialects.postgres,
    placeholder: "$",
    words: `all any array array_agg boolean bool collate conflict do epoch extract false first float8 for int4
      int8 json json_agg json_array_elements json_build_array jsonb jsonb_build_array last nulls numeric ordinality right
      starts_with strpos text unnest`,
    strings: /^$/,
    numbers: /^[01]$/,
  },
  {
    dialect: dialects.sqlite,
    placeholder: "?",
    words: `abs binary cast collate conflict do instr integer json json_array json_each json_group_array json_insert key substr
      text typeof value`,
    strings: /^(0|\.|\$\[#\])$/,
    // Positions in a row of JSON, and the limits of the two kinds of integers.
    numbers: /^([0-9]{1,2}|2147483647|2147483648|9223372036854775807|9223372036854775808)$/,
  },
  {
    dialect: dialects.mysql,
    placeholder: "?",
    words: `bigint binary cast char char_length character collate columns datetime decimal div duplicate exists instr int
      json concat json_array json_arrayagg json_length json_table key longtext max ordinality path right signed substring_index
      convert for trailing trim unsigned update using utf8mb4 utf8mb4_0900_bin varchar`,
    strings: /^(\$|\$\[\*\]|\$\[[0-9]+\]|\.|0)$/,
    numbers: /^(0|1|3|30|65|256|18446744073709551615)$/,
  },
  {
    dialect: dialects.mariadb,
    placeholder: "?",
    words: `bigint binary cast char char_length character collate columns datetime decimal div duplicate exists instr int
      concat json_array json_arrayagg json_compact json_equals json_length json_table key longtext max ordinality path right signed
      convert for substring_index trailing trim unsigned update using utf8mb4 utf8mb4_nopad_bin varchar`,
    strings: /^( |\$|\$\[\*\]|\$\[[0-9]+\]|\.|0)$/,
    numbers: /^(0|1|3|30|65|256|18446744073709551615)$/,
  },
];

const NAMES = new Set(
  Object.values(catalog.models).flatMap((model) => [
    model.table,
    ...model.fields.map((field) => field.column),
  ]),
);

const test = suite("what emitted text is made of");

function check(leaf: Leaf, { dialect, placeholder, words, strings, numbers }: Vocabulary): void {
  const known = new Set([...COMMON.split(/\s+/), ...words.split(/\s+/)]);
  const statement = emitStatement(leaf, catalog, dialect);
  const tokens = lex(statement.text, dialect.mark, placeholder);
  const holders = tokens.filter((token) => token.kind === "placeholder");
  const expected = statement.bindings.map((_, at) => (placeholder === "?" ? "?" : `$${at + 1}`));
  if (statement.parameters === "each")
    assert.equal(
      holders.map((token) => token.text),
      expected,
    );
  else assert.is(holders.length, 1);
  for (const { kind, text } of tokens) {
    if (kind === "quoted") assert.ok(NAMES.has(text) || text === "C", `the name ${text}`);
    if (kind === "string") assert.match(text, strings);
    if (kind === "number") assert.match(text, numbers);
    if (kind === "word") assert.ok(known.has(text) || /^[tc][0-9]+$/.test(text), `the word ${text}`);
  }
}

for (const vocabulary of VOCABULARIES) {
  const { name } = vocabulary.dialect;

  test(`${name}: every form`, () => {
    for (const leaf of Object.values(sampleLeaves)) check(leaf, vocabulary);
    if (name !== "sqlite") check(decimalLeaf, vocabulary);
  });

  test(`${name}: any condition and any selection`, () => {
    const model = modelOf(catalog, "item");
    const fields = model.fields.map((field) => field.name);
    const conditions = conditionFor(model, fields).map(({ predicate }) =>
      queryLeaf(catalog, project(filter(scan("item"), predicate), [fieldOutput("id")])),
    );
    const selections = fc
      .constantFrom("author", "post", "tag", "note")
      .chain((root) => selectionFor(catalog, root, 2))
      .map(({ query, nests }) => queryLeaf(catalog, query, { nests }));
    const property = fc.property(fc.oneof(conditions, selections), (leaf) => {
      check(leaf, vocabulary);
      const again = emitStatement(leaf, catalog, vocabulary.dialect);
      assert.equal(
        again,
        emitStatement(leaf, catalog, vocabulary.dialect),
        "the text depends on the leaf alone",
      );
    });
    fc.assert(property, { numRuns: Number(process.env.EMIT_RUNS ?? 300), seed: 42 });
  });
}

test.run();
