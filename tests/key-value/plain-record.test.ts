import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { plainRecord } from "../../emitters/key-value/plain-record.ts";
import { recordLayout } from "../../emitters/key-value/record-layout.ts";
import { parseRecord, recordText } from "../../emitters/key-value/record-text.ts";
import { record } from "./store-arbitraries.ts";
import { storeCatalog } from "./store-catalog.ts";

const HEAD = "v1|{\n";
const layout = recordLayout(storeCatalog, "item");
const rows = record.map((fields) => layout.fields.map(({ name }) => fields[name] ?? null));

test("a record is read line by line as it is read as JSON", () => {
  let plain = 0;
  const property = fc.property(rows, (row) => {
    const text = recordText(layout, row);
    const read = plainRecord(layout, text, HEAD);
    if (read === null) return;
    plain++;
    // A blank makes it a text that is read as JSON.
    assert.equal(read, parseRecord(layout, text.replace("{\n", "{\n ")));
    assert.equal(read, row);
  });
  fc.assert(property, { numRuns: 3_000, seed: Number(process.env.SEED ?? 42) });
  assert.ok(plain > 500, String(plain));
});

test("no text is read that is no JSON", () => {
  const one = { ...layout, fields: layout.fields.slice(0, 1), linePrefixes: layout.linePrefixes.slice(0, 1) };
  const read = (value: string) => plainRecord(one, `${HEAD}"id":${value}\n}`, HEAD);
  assert.equal(read('"a"'), ["a"]);
  for (const value of ['"', '"a', 'a"', '"a"b"', '"\\q"', '"\t"', "5", "null", "", "[]"]) {
    assert.is(read(value), null, value);
  }
  for (const text of [
    "",
    HEAD,
    `${HEAD}"id":"a"\n`,
    `${HEAD}"id":"a"\n}\n`,
    `${HEAD}"id":"a"}`,
    'v2|{\n"id":"a"\n}',
  ]) {
    assert.is(plainRecord(one, text, HEAD), null, text);
  }
});

test("numbers are read as JSON reads them, or not at all", () => {
  const at = layout.fields.findIndex(({ kind }) => kind === "integer");
  const one = { ...layout, fields: layout.fields.slice(at, at + 1), linePrefixes: ['"n":'] };
  for (const value of ["0", "-1", "42", "-2147483648", "999999999999999"]) {
    assert.equal(plainRecord(one, `${HEAD}"n":${value}\n}`, HEAD), [Number(value)]);
  }
  for (const value of ["-", "-0", "01", "1.5", "1e3", "9007199254740993", "1 ", " 1"]) {
    assert.is(plainRecord(one, `${HEAD}"n":${value}\n}`, HEAD), null, value);
  }
});

test.run();
