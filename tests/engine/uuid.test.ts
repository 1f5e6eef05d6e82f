import { suite } from "uvu";
import * as assert from "uvu/assert";
import { uuid } from "../../engine/uuid.ts";

const FORM = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const clock = Date.now;
const test = suite("uuid");

test.after.each(() => {
  Date.now = clock;
});

function timeOf(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}

test("100,000 ids are of version 7, unique, and ascend", () => {
  const seen = new Set<string>();
  let last = "";
  for (let at = 0; at < 100_000; at++) {
    const id = uuid();
    if (!FORM.test(id)) assert.unreachable(`${id} has another form`);
    if (id <= last) assert.unreachable(`${id} comes after ${last}`);
    seen.add(id);
    last = id;
  }
  assert.is(seen.size, 100_000);
});

test("the first 48 bits are the time", () => {
  const ahead = clock() + 86_400_000;
  Date.now = () => ahead;
  assert.is(timeOf(uuid()), ahead);
});

test("ids ascend where the clock stands still or steps back, and within a full millisecond", () => {
  const start = clock() + 2 * 86_400_000;
  Date.now = () => start;
  let last = uuid();
  for (let at = 0; at < 3 * 4096; at++) {
    if (at === 5_000) Date.now = () => start - 60_000;
    const id = uuid();
    if (id <= last) assert.unreachable(`${id} comes after ${last}`);
    last = id;
  }
  assert.ok(timeOf(last) - start <= 3, "it borrows no more of the future than it needs");
});

test("the random part has no fixed bits", () => {
  const ids = Array.from({ length: 2_000 }, () => uuid().slice(19).replaceAll("-", ""));
  const [first = 0n, ...others] = ids.map((id) => BigInt(`0x${id}`));
  const ones = others.reduce((sum, bits) => sum | bits, first);
  const always = others.reduce((sum, bits) => sum & bits, first);
  assert.is(ones.toString(2).length, 64);
  assert.is((ones ^ always).toString(2).replaceAll("0", "").length, 62);
});

test.run();
