import { readdirSync, readFileSync } from "node:fs";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { checkGolden } from "../golden/golden-file.ts";

const GUIDE = "docs/guide.md";
const CODE = "examples/guide";

/** A block of code in the guide, under the name of the file and the region that it is cut from. */
const BLOCK = /<!-- ([\w./-]+#\w+) -->\n\n```ts\n[\s\S]*?```/g;

/** What stands between `#region` and `#endregion`, moved to the left edge. */
function regionsOf(file: string): readonly (readonly [string, string])[] {
  const text = readFileSync(file, "utf8");
  return [...text.matchAll(/^ *\/\/ #region (\w+)\n([\s\S]*?)^ *\/\/ #endregion/gm)].map(
    ([, name, region = ""]) => [`${file}#${name}`, toTheLeft(region)],
  );
}

function toTheLeft(text: string): string {
  const indents = text.split("\n").flatMap((line) => (line.trim() === "" ? [] : [line.search(/\S/)]));
  const indent = Math.min(...indents);
  return text
    .split("\n")
    .map((line) => line.slice(indent))
    .join("\n");
}

const regions = new Map(readdirSync(CODE).flatMap((name) => regionsOf(`${CODE}/${name}`)));

test("the guide shows the code that is run", () => {
  const text = readFileSync(GUIDE, "utf8").replace(BLOCK, (block, name: string) => {
    const region = regions.get(name);
    return region === undefined ? block : `<!-- ${name} -->\n\n\`\`\`ts\n${region}\`\`\``;
  });
  checkGolden(new URL(`../../${GUIDE}`, import.meta.url), text);
});

test("all the guide's code is run, and all of it is shown", () => {
  const text = readFileSync(GUIDE, "utf8");
  const shown = [...text.matchAll(BLOCK)].map(([, name = ""]) => name);
  assert.equal(shown.toSorted(), [...regions.keys()].sort());
  assert.is(text.match(/^```/gm)?.length, shown.length * 2);
});

test.run();
