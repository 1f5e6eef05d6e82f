import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";

/** What the documents name has to be there: a page that sends a newcomer astray is worse than none. */
const DOCUMENTS = [
  "README.md",
  "ARCHITECTURE.md",
  "CONTRIBUTING.md",
  "docs/equivalence.md",
  "docs/guide.md",
  "tests/equivalence/README.md",
  ...readdirSync("docs/decisions").map((name) => `docs/decisions/${name}`),
];
const FOLDERS = readdirSync(".", { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

for (const document of DOCUMENTS) {
  const text = readFileSync(document, "utf8");

  test(`${document} names files that exist`, () => {
    const paths = matches(text, /`([\w.-]+\/[\w./-]*)`/g).filter((path) =>
      FOLDERS.includes(path.split("/")[0] ?? path),
    );
    const links = matches(text, /\]\(([^)#:]+)\)/g).map((link) => join(dirname(document), link));
    assert.equal(
      [...paths, ...links].filter((path) => !existsSync(path)),
      [],
    );
  });

  test(`${document} names commands that exist`, () => {
    const { scripts } = JSON.parse(readFileSync("package.json", "utf8"));
    const named = matches(text, /npm run ([\w:]+)/g);
    assert.equal(
      named.filter((name) => !Object.hasOwn(scripts, name)),
      [],
    );
  });
}

/** Entries that are no backend's, with a row of their own. */
const OTHER_ENTRIES = ["conformance"];

test("the README names every entry of a backend", () => {
  const row = readFileSync("README.md", "utf8")
    .split("\n")
    .find((line) => line.startsWith("| `@farming-labs/orm/<backend>`"));
  const named = matches(row ?? "", /`(\w+)`/g);
  assert.equal(
    named.sort(),
    readdirSync("engine/entries")
      .map((file) => file.replace(".ts", ""))
      .filter((name) => !OTHER_ENTRIES.includes(name))
      .sort(),
  );
});

test("decisions are numbered without gaps or repeats", () => {
  const numbers = readdirSync("docs/decisions")
    .filter((name) => name !== "README.md")
    .map((name) => Number(name.slice(0, 4)))
    .sort((a, b) => a - b);
  assert.equal(
    numbers,
    numbers.map((_, at) => at + 1),
  );
});

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].flatMap(([, name]) => (name === undefined ? [] : [name]));
}

test.run();
