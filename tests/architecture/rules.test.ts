import { test } from "uvu";
import * as assert from "uvu/assert";
import { LINES_MAX } from "./file-length.ts";
import { readTree } from "./read-tree.ts";
import { rules } from "./rules.ts";
import { parseSource } from "./source.ts";

/** What the named rule finds in a tree of these files. */
function found(rule: string, files: Readonly<Record<string, string>>): string[] {
  const check = rules.find(({ name }) => name === rule)?.check;
  if (check === undefined) throw new Error(`no rule "${rule}"`);
  return check(Object.entries(files).map(([path, text]) => parseSource(path, text))).map(
    ({ path, line, message }) => `${path}:${line} ${message}`,
  );
}

const samples: readonly {
  readonly rule: string;
  readonly path: string;
  readonly bad: readonly string[];
  readonly good: readonly string[];
}[] = [
  {
    rule: "import direction",
    path: "ir/a/plan.ts",
    bad: [
      'import { x } from "../../compiler/x.ts";',
      'import type { X } from "../../engine/x.ts";',
      'export { x } from "../../emitters/x.ts";',
      'import x from "pg";',
      'import { x } from "@farming-labs/orm";',
      'import x from "node:fs";',
      'type X = import("../../engine/x.ts").X;',
    ],
    good: ['import { x } from "../x.ts";', 'import { x } from "./x.ts";'],
  },
  {
    rule: "import direction",
    path: "compiler/plan.ts",
    bad: ['import { x } from "../emitters/x.ts";', 'import { x } from "../engine/x.ts";', "import(name);"],
    good: ['import { x } from "../ir/x.ts";'],
  },
  {
    rule: "import direction",
    path: "emitters/sql/emit.ts",
    bad: ['import type { X } from "../../compiler/x.ts";', 'import { x } from "../../tests/x.ts";'],
    good: ['import { x } from "../../ir/x.ts";'],
  },
  {
    rule: "import direction",
    path: "engine/run.ts",
    bad: ['import { Pool } from "pg";', 'await import("redis");', 'import { x } from "../tests/x.ts";'],
    good: ['import { x } from "../compiler/x.ts";', 'import { x } from "node:fs";'],
  },
  {
    rule: "import direction",
    path: "engine/sql/push.ts",
    bad: ['import { x } from "../runtime/x.ts";', 'import type { X } from "../cli/x.ts";'],
    good: ['import { x } from "../detection/x.ts";'],
  },
  {
    rule: "import direction",
    path: "engine/runtime/x.ts",
    bad: ['import { x } from "../cli/x.ts";'],
    good: ['import { x } from "../detection/x.ts";', 'import { x } from "./y.ts";'],
  },
  {
    rule: "import direction",
    path: "engine/cli/load-config.ts",
    bad: ['await import("typescript");', 'import { x } from "../runtime/x.ts";'],
    good: ["await import(path);"],
  },
  {
    rule: "pure layers",
    path: "compiler/plan.ts",
    bad: [
      "async function f() {}",
      "const f = async () => 1;",
      "Promise.resolve(1);",
      "function f(): Promise<void> { throw 1; }",
      "const now = Date.now();",
      "const now = new Date();",
      "const x = Math.random();",
      "const x = crypto.randomUUID();",
      "setTimeout(f, 1);",
      "const t = performance.now();",
    ],
    good: ["const d = new Date(0);", "const x = Math.max(1, 2);", "const x = { async: 1 }.async;"],
  },
  {
    rule: "pure layers",
    path: "compiler/types/orm.ts",
    bad: ["async function f() {}"],
    good: ["interface Calls { find(): Promise<string>; }"],
  },
  {
    rule: "no Node outside setup and command line",
    path: "engine/execute.ts",
    bad: [
      'import { readFile } from "node:fs";',
      'await import("node:crypto");',
      "process.env.X;",
      'Buffer.from("");',
    ],
    good: ["const x = { process: 1 }.process;", "type X = Buffer;"],
  },
  {
    rule: "no Node outside setup and command line",
    path: "engine/runtime/setup.ts",
    bad: [],
    good: ['import { readFile } from "node:fs";'],
  },
  {
    rule: "no generated code",
    path: "engine/decode.ts",
    bad: ['eval("1");', 'new Function("return 1");', 'Function("return 1");', 'globalThis.eval("1");'],
    good: ["type F = Function;", "const x = row.eval;"],
  },
  {
    rule: "no dialect by name",
    path: "emitters/sql/emit.ts",
    bad: [
      'if (dialect === "mysql") f();',
      'if ("sqlite" !== name) f();',
      'switch (x) { case "postgres": f(); }',
    ],
    good: ['const name = "mysql";', "if (dialect.returning) f();"],
  },
  {
    rule: "no dialect by name",
    path: "engine/backends/typeorm.ts",
    bad: ['if (driver.dialect === "mysql") f();'],
    good: ['if (options.type === "mysql") f();'],
  },
  { rule: "no dialect by name", path: "emitters/sql/dialects/mysql.ts", bad: [], good: ['x === "mysql";'] },
  {
    rule: "independent oracle",
    path: "tests/equivalence/oracle/answer.ts",
    bad: [
      'import { lower } from "../../../compiler/lower/lower.ts";',
      'import { modelOf } from "../../../ir/catalog.ts";',
      'import type { Filter } from "../../../ir/logical/filter.ts";',
    ],
    good: ['import type { Catalog } from "../../../ir/catalog.ts";', 'import { x } from "./x.ts";'],
  },
  {
    rule: "file length",
    path: "ir/long.ts",
    bad: ["\n".repeat(LINES_MAX).concat("x;")],
    good: ["\n".repeat(LINES_MAX - 1).concat("x;\n")],
  },
];

for (const { rule, path, bad, good } of samples) {
  test(`${rule}: ${path}`, () => {
    for (const text of bad) assert.is(found(rule, { [path]: text }).length, 1, text);
    for (const text of good) assert.equal(found(rule, { [path]: text }), [], text);
  });
}

test("separate drivers: each is reached from one entry at most, and from no common one", () => {
  const files = {
    "engine/entries/sql.ts": 'export { pg } from "../backends/sql/pg.ts";',
    "engine/entries/redis.ts": 'export { redis } from "../backends/redis.ts";',
    "engine/backends/sql/pg.ts": 'import { emit } from "../../emit.ts";',
    "engine/backends/index.ts": 'const load = [() => import("./sql/pg.ts"), () => import("./redis.ts")];',
    "engine/index.ts": 'export { backends } from "./backends/index.ts";',
    "engine/emit.ts": "",
  };
  const redis = "engine/backends/redis.ts";
  const rule = "separate drivers";
  assert.equal(found(rule, { ...files, [redis]: 'import { emit } from "../emit.ts";' }), []);
  assert.equal(found(rule, { ...files, [redis]: 'import type { Pg } from "./sql/pg.ts";' }), []);
  assert.is(found(rule, { ...files, [redis]: 'import { pg } from "./sql/pg.ts";' }).length, 2);
  const drizzle = "engine/backends/sql/drizzle.ts";
  const madeOfOthers = {
    ...files,
    [redis]: "",
    [drizzle]: 'import { pg } from "./pg.ts";',
    "engine/entries/drizzle.ts": 'export { drizzle } from "../backends/sql/drizzle.ts";',
    "engine/backends/index.ts":
      'const load = [() => import("./sql/pg.ts"), () => import("./sql/drizzle.ts")];',
  };
  assert.equal(found(rule, madeOfOthers), []);
  const other = { [redis]: 'import { drizzle } from "./sql/drizzle.ts";' };
  assert.is(found(rule, { ...madeOfOthers, ...other }).length, 2);
  const eager = { "engine/emit.ts": "", "engine/index.ts": 'import { pg } from "./backends/sql/pg.ts";' };
  assert.is(found(rule, { ...files, ...eager, [redis]: "" }).length, 1);
});

test("no compiler behind compiled calls: neither at once nor later, by whatever way", () => {
  const rule = "no compiler behind compiled calls";
  const files = {
    "engine/compiled/index.ts": 'export { run } from "../run.ts";',
    "engine/run.ts": 'import type { Compiled } from "../compiler/compile.ts";',
    "compiler/compile.ts": "",
  };
  assert.equal(found(rule, files), []);
  const direct = { "engine/run.ts": 'import { compile } from "../compiler/compile.ts";' };
  assert.is(found(rule, { ...files, ...direct }).length, 1);
  const later = { "engine/run.ts": 'const load = () => import("../emitters/sql/index.ts");' };
  assert.is(found(rule, { ...files, ...later }).length, 1);
});

test("no import cycles: types may refer to each other, values may not", () => {
  const files = {
    "ir/a.ts": 'import { b } from "./b.ts";',
    "ir/b.ts": 'import { c } from "./c.ts";',
    "ir/c.ts": "",
  };
  const rule = "no import cycles";
  assert.equal(found(rule, files), []);
  assert.equal(found(rule, { ...files, "ir/c.ts": 'import type { A } from "./a.ts";' }), []);
  assert.equal(found(rule, { ...files, "ir/c.ts": 'const a = import("./a.ts");' }), []);
  assert.equal(found(rule, { ...files, "ir/c.ts": 'import { a } from "./a.ts";' }).length, 1);
});

test("the rules see the tree, and it keeps them", () => {
  const sources = readTree(process.cwd());
  assert.ok(sources.some(({ path }) => path === "ir/catalog.ts"));
  assert.ok(sources.some(({ imports }) => imports.length > 0));
  assert.equal(
    rules.flatMap(({ check }) => check(sources)),
    [],
  );
});

test.run();
