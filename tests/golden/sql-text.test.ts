import { test } from "uvu";
import * as assert from "uvu/assert";
import { compile, DEFAULT_COMPILE_OPTIONS } from "../../compiler/compile.ts";
import { UnsupportedCall } from "../../compiler/unsupported-call.ts";
import { allNodes } from "../../compiler/verify/all-nodes.ts";
import { emitStatement } from "../../emitters/sql/index.ts";
import { engines } from "../../engine/sql/engines/index.ts";
import type { SqlEngine } from "../../engine/sql/sql-engine.ts";
import type { SqlStatement } from "../../ir/physical/sql-statement.ts";
import { readShape } from "../compiler/support/read-shape.ts";
import { targetOf } from "../compiler/support/target-of.ts";
import { farmSchema } from "./farm-schema.ts";
import { type GoldenCall, goldenCalls } from "./golden-call.ts";

const { catalog } = farmSchema;

/** Pieces of SQL. Whatever fits nowhere is a character of its own. */
const TOKEN =
  /(?<string>'(?:[^']|'')*')|(?<identifier>"(?:[^"]|"")*"|`(?:[^`]|``)*`)|(?<placeholder>\$\d+|\?)|(?<comment>--|\/\*|#)|(?<word>[a-z_][a-z_0-9]*)|(?<number>\d+(?:\.\d+)?)|(?<end>;)|(?<other>\S)/gi;

/** Literals of the dialects' own forms: digits and points of decimals, places in a JSON array, the end of a JSON text. */
const LITERAL = /^'( |\.|0|\$(\[(\d+|\*)\])?)'$/;

/** What the schema declares, and the collation by code point. */
const NAMES = new Set([
  "C",
  ...Object.values(catalog.models).flatMap(({ table, namespace, fields }) => [
    table,
    ...(namespace === null ? [] : [namespace, `${namespace}.${table}`]),
    ...fields.map((field) => field.column),
  ]),
]);

function tokensOf(text: string, kind: string): readonly string[] {
  return [...text.matchAll(TOKEN)].flatMap((match) => match.groups?.[kind] ?? []);
}

function statementsOf(call: GoldenCall, { dialect, capabilities }: SqlEngine): readonly SqlStatement[] {
  const { words } = readShape(farmSchema, call);
  try {
    const { physical } = compile(words, catalog, targetOf(capabilities), DEFAULT_COMPILE_OPTIONS);
    return allNodes(physical.root).flatMap((node) => {
      if (node.kind !== "pushedQuery" && node.kind !== "pushedWrite") return [];
      return [emitStatement(node, catalog, dialect)];
    });
  } catch (error) {
    if (error instanceof UnsupportedCall) return [];
    throw error;
  }
}

for (const [name, engine] of Object.entries(engines)) {
  test(`${name}: one statement of schema names, placeholders and fixed words`, () => {
    let seen = 0;
    for (const call of goldenCalls) {
      for (const { text, bindings } of statementsOf(call, engine)) {
        seen++;
        const where = `${call.name}: ${text}`;
        assert.is(tokensOf(text, "placeholder").length, bindings.length, where);
        assert.equal([...tokensOf(text, "comment"), ...tokensOf(text, "end")], [], where);
        assert.equal(
          tokensOf(text, "string").filter((literal) => !LITERAL.test(literal)),
          [],
          where,
        );
        assert.equal(
          tokensOf(text, "identifier")
            .map(unquoted)
            .filter((one) => !NAMES.has(one)),
          [],
          where,
        );
        assert.not.match(text, /\blike\b/i);
      }
    }
    assert.ok(seen > 80, `${seen} statements`);
  });
}

function unquoted(identifier: string): string {
  return identifier.slice(1, -1);
}

test.run();
