import { suite } from "uvu";
import * as assert from "uvu/assert";
import { deleteRows } from "../../../ir/logical/delete.ts";
import { insertOne } from "../../../ir/logical/insert.ts";
import { fieldOutput, project } from "../../../ir/logical/project.ts";
import { scan } from "../../../ir/logical/scan.ts";
import { type ChangeOperator, update } from "../../../ir/logical/update.ts";
import { fixtureCatalog as catalog } from "./support/fixture-catalog.ts";
import { createTables, queryLeaf, runLeaf } from "./support/run-leaf.ts";
import { affected, fails } from "./support/run-write.ts";
import { openTargets, type Target } from "./support/target.ts";

const REFUSED = Symbol("refused");
type Computation = readonly [ChangeOperator, start: unknown, operand: unknown, expected: unknown];

const SMALL: readonly Computation[] = [
  ["increment", 2_147_483_646, 1, 2_147_483_647],
  ["increment", 2_147_483_647, 1, REFUSED],
  ["decrement", -2_147_483_648, 1, REFUSED],
  ["multiply", 65_536, 65_536, REFUSED],
  ["multiply", -65_536, 32_768, -2_147_483_648],
  ["divide", 7, 2, 3],
  ["divide", -7, 2, -3],
  ["divide", -2_147_483_648, -1, REFUSED],
  ["divide", 1, 0, REFUSED],
  ["increment", null, 1, null],
  ["divide", null, 2, null],
];

const BIG: readonly Computation[] = [
  ["increment", 2n ** 53n, 1n, 2n ** 53n + 1n],
  ["increment", 2n ** 63n - 1n, 1n, REFUSED],
  ["decrement", -(2n ** 63n), 1n, REFUSED],
  ["decrement", -(2n ** 63n) + 1n, 1n, -(2n ** 63n)],
  ["multiply", 3_037_000_500n, 3_037_000_500n, REFUSED],
  ["multiply", 3_037_000_499n, 3_037_000_499n, 9_223_372_030_926_249_001n],
  ["divide", 9_007_199_254_740_993n, -2n, -4_503_599_627_370_496n],
  ["divide", -(2n ** 63n), -1n, REFUSED],
  ["divide", 1n, 0n, REFUSED],
  ["multiply", null, 2n, null],
];

const DECIMAL: readonly Computation[] = [
  ["increment", "0.1", "0.2", "0.3"],
  ["decrement", "1", "0.000000000000000000000000000001", "0.999999999999999999999999999999"],
  ["multiply", "1.5", "-2.25", "-3.375"],
  ["multiply", "0.000000000000001", "0.000000000000001", "0.000000000000000000000000000001"],
  ["multiply", null, "2", null],
];

const COUNTERS = scan("counter");
const targets = await openTargets();
const test = suite("arithmetic on real databases");
test.before(async () => void (await Promise.all(targets.map((target) => createTables(target, catalog)))));
test.before.each(async () => {
  await Promise.all(targets.map((target) => affected(target, deleteRows("counter", COUNTERS), [])));
});
test.after(async () => void (await Promise.all(targets.map((target) => target.close()))));

for (const target of targets) {
  const all = [
    ["small", SMALL],
    ["big", BIG],
    ...(target.name === "postgres" || target.name === "mariadb" ? [["amount", DECIMAL] as const] : []),
  ] as const;
  for (const [field, computations] of all) {
    for (const [op, start, operand, expected] of computations) {
      test(`${target.name}: ${field} ${start} ${op} ${operand}`, () =>
        computes(target, field, op, start, operand, expected));
    }
  }
}

test("mariadb: a product with more places than the column has is refused", async () => {
  const target = targets.find(({ name }) => name === "mariadb");
  if (target === undefined) return;
  await computes(target, "amount", "multiply", "0.0000000000000001", "0.0000000000000001", REFUSED);
});

async function computes(
  target: Target,
  field: string,
  op: ChangeOperator,
  start: unknown,
  operand: unknown,
  expected: unknown,
): Promise<void> {
  await affected(
    target,
    insertOne(
      "counter",
      [
        { field: "scope", slot: 0 },
        { field: "name", slot: 1 },
        { field, slot: 2 },
      ],
      [],
    ),
    ["s", "a", start],
  );
  const write = update("counter", COUNTERS, [{ field, op, slot: 0 }], null);
  const run = () => affected(target, write, [operand]);
  if (expected === REFUSED) {
    assert.ok(await fails(run), "the database refuses the result");
    assert.equal(await stored(target, field), [[start]]);
  } else {
    assert.is(await run(), 1);
    assert.equal(await stored(target, field), [[expected]]);
  }
}

async function stored(target: Target, field: string): Promise<unknown> {
  return (await runLeaf(target, catalog, queryLeaf(catalog, project(COUNTERS, [fieldOutput(field)])), []))
    .rows;
}

test.run();
