import { suite } from "uvu";
import * as assert from "uvu/assert";
import { node22 } from "../runner/node22.ts";
import { InstalledApp } from "./installed-app.ts";

/** What loads TypeScript: a package of the application, or Node itself. */
const WAYS = [
  { name: "the application's TypeScript", node: process.execPath, tool: "typescript" },
  { name: "the application's esbuild", node: process.execPath, tool: "esbuild" },
  { name: "Node's type stripping", node: node22(), tool: null },
] as const;

const MISTAKES = [
  ["syntax.ts", "export default {\n  schemas: [,\n  targets: {\n};\n", /syntax\.ts:\d+/],
  ["syntax.mjs", "export default {\n  schemas: [,\n  targets: {\n};\n", /syntax\.mjs:3: Unexpected token/],
  ["throws.ts", 'throw new Error("no DATABASE_URL");\n', /throws\.ts: no DATABASE_URL$/m],
  ["none.ts", "export const x = 1;\n", /none\.ts: `schemas` must be a list/],
  ["lost.ts", 'import { a } from "./nowhere";\nexport default { schemas: a };\n', /lost\.ts: .*nowhere/s],
] as const;

const test = suite<{ app: InstalledApp }>("farm-orm in an application");

test.before(async (context) => {
  context.app = await InstalledApp.make();
});

test.after(({ app }) => app.remove());

for (const { name, node, tool } of WAYS) {
  const declare = node === null ? test.skip : test;
  for (const type of ["module", "commonjs", undefined]) {
    declare(`${name} loads the specification's configuration, "type": ${type}`, async ({ app }) => {
      if (node === null) return;
      if (tool !== null) app.install(tool);
      try {
        app.write("package.json", JSON.stringify({ type }));
        const before = app.files();
        const generated = await app.run(node, ["generate"]);
        assert.is(generated.code, 0, generated.error);
        app.write("sub folder/a.txt", "");
        const checked = await app.run(node, ["check", "--config", "../farm-orm.config.ts"], "sub folder");
        assert.is(checked.code, 0, checked.error);
        assert.is(checked.out.match(/: current /g)?.length, 2);
        const added = app.files().filter((file) => !before.includes(file));
        assert.ok(
          added.every((file) => ["generated", "sub folder"].includes(file)),
          added.join(", "),
        );
      } finally {
        if (tool !== null) app.uninstall(tool);
      }
    });
  }

  declare(`${name}: a mistake in the configuration is told with its file`, async ({ app }) => {
    if (node === null) return;
    if (tool !== null) app.install(tool);
    try {
      app.write("package.json", '{ "type": "module" }');
      for (const [file, text, words] of MISTAKES) {
        app.write(file, text);
        const { code, out, error } = await app.run(node, ["check", "--config", file]);
        assert.equal([code, out], [1, ""], file);
        assert.match(error, words);
        assert.not.match(error, /\.farm-orm-\d|node:internal/);
      }
    } finally {
      if (tool !== null) app.uninstall(tool);
    }
  });
}

test("where nothing loads TypeScript, it says what would", async ({ app }) => {
  if ("typescript" in process.features && process.features.typescript !== false) return;
  const { code, error } = await app.run(process.execPath, ["check"]);
  assert.is(code, 1);
  assert.match(error, "Install typescript, tsx or esbuild in the project");
});

test.run();
