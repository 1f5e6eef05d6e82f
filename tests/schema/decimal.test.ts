import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { canonicalDecimal, compareDecimals, DECIMAL_DIGITS_MAX } from "../../ir/decimal.ts";

const SPELLINGS: Record<string, string> = {
  "0": "0",
  "-0": "0",
  "0.0": "0",
  "-0.000": "0",
  "1": "1",
  "01": "1",
  "-001.10": "-1.1",
  "1.50": "1.5",
  "1.0": "1",
  "10": "10",
  "100.00": "100",
  "0.10": "0.1",
  "-0.5": "-0.5",
  "00.5": "0.5",
  "12345678901234567890.123456789": "12345678901234567890.123456789",
};

test("every number has one spelling", () => {
  for (const [text, canonical] of Object.entries(SPELLINGS))
    assert.is(canonicalDecimal(text), canonical, text);
});

test("what is no plain decimal number is refused", () => {
  const texts = ["", "-", ".", "-.", "+1", "1e3", "1E3", " 1", "1 ", "1.", ".5", "1.2.3", "--1", "1-", "0x1"];
  for (const text of [...texts, "NaN", "Infinity", "1,5", "١", "1_000"]) {
    assert.is(canonicalDecimal(text), null, text);
  }
});

test("digits have a budget", () => {
  const most = "9".repeat(DECIMAL_DIGITS_MAX);
  assert.is(canonicalDecimal(most), most);
  assert.is(canonicalDecimal(`-${most}`), `-${most}`);
  assert.is(canonicalDecimal(`${most}9`), null);
  assert.is(canonicalDecimal(`0.${most}`), null);
  assert.is(canonicalDecimal("9".repeat(1_000_000)), null);
});

/** A decimal as text with zeros where they change nothing, and the exact number as an integer scaled by 10^8. */
const decimals = fc
  .record({
    negative: fc.boolean(),
    whole: fc.bigInt({ min: 0n, max: 10n ** 20n }),
    fraction: fc.integer({ min: 0, max: 99_999_999 }),
    zeros: fc.nat(3),
  })
  .map(({ negative, whole, fraction, zeros }) => {
    const scaled = whole * 10n ** 8n + BigInt(fraction);
    const digits = `${"0".repeat(zeros)}${whole}.${String(fraction).padStart(8, "0")}${"0".repeat(zeros)}`;
    return { text: negative ? `-${digits}` : digits, scaled: negative ? -scaled : scaled };
  });

test("spelling again changes nothing", () => {
  fc.assert(
    fc.property(decimals, ({ text }) => {
      const canonical = canonicalDecimal(text) ?? "";
      assert.is(canonicalDecimal(canonical), canonical);
    }),
  );
});

test("order is the order of the numbers, and equal numbers have equal spellings", () => {
  fc.assert(
    fc.property(decimals, decimals, (a, b) => {
      const left = canonicalDecimal(a.text) ?? "";
      const right = canonicalDecimal(b.text) ?? "";
      const expected = a.scaled < b.scaled ? -1 : a.scaled > b.scaled ? 1 : 0;
      assert.is(Math.sign(compareDecimals(left, right)), expected, `${left} ${right}`);
      assert.is(left === right, expected === 0);
    }),
    { numRuns: 1000 },
  );
});

test("neighbours compare by value and not as text", () => {
  const ascending = ["-10", "-9.5", "-9", "-0.1", "-0.01", "0", "0.01", "0.1", "1", "1.5", "9", "9.5", "10"];
  ascending.forEach((a, i) => {
    ascending.forEach((b, j) => {
      assert.is(Math.sign(compareDecimals(a, b)), Math.sign(i - j), `${a} ${b}`);
    });
  });
});

test.run();
