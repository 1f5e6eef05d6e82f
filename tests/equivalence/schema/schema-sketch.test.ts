import * as assert from "node:assert/strict";
import fc from "fast-check";
import { test } from "uvu";
import { schemaSketch } from "../arbitraries/schema.ts";
import { buildSchema } from "./build-schema.ts";
import { sketchCatalog } from "./sketch-catalog.ts";

test("every generated schema is valid, and resolves to what the oracle takes it for", () => {
  fc.assert(
    fc.property(schemaSketch(), (sketch) => {
      assert.deepEqual(plain(buildSchema(sketch).catalog), plain(sketchCatalog(sketch)));
    }),
    { seed: 42, numRuns: 1000 },
  );
});

/** Without prototypes, which are not part of what is compared. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (_key, item) => (typeof item === "bigint" ? `${item}n` : item)));
}

test.run();
