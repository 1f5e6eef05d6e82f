import { test } from "uvu";
import * as assert from "uvu/assert";
import { textLiteral } from "../../../emitters/sql/text-literal.ts";

test("every quote in a literal is doubled", () => {
  assert.is(textLiteral(""), "''");
  assert.is(textLiteral("it's 'so'"), "'it''s ''so'''");
});

test.run();
