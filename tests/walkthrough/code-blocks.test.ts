import { existsSync, readFileSync } from "node:fs";
import { test } from "uvu";
import * as assert from "uvu/assert";

/** Lies beside the repository where its owner keeps it; its text has lost the indentation of the code. */
const SPECIFICATION = "../shared/spec/multi-storage-walkthrough.txt";
const FOLDER = "examples/walkthrough";

const blocks: readonly {
  readonly section: number;
  readonly file: string;
  /** The specification assumes what this line imports to be in scope. */
  readonly added?: string;
}[] = [
  { section: 2, file: "control-plane-schema.ts" },
  { section: 3, file: "fast-state-schema.ts" },
  { section: 4, file: "farm-orm.config.ts" },
  { section: 5, file: "create-platform-orms.ts" },
  {
    section: 6,
    file: "platform-store.ts",
    added: 'import type { createPlatformOrms } from "./create-platform-orms";',
  },
  { section: 9, file: "create-prepared-platform-orms.ts" },
];

const check = existsSync(SPECIFICATION) ? test : test.skip;

for (const { section, file, added } of blocks) {
  check(`${file} is the code block of section ${section}`, () => {
    const written = linesOf(readFileSync(`${FOLDER}/${file}`, "utf8")).filter((line) => line !== added);
    const specified = codeOf(section, written.length);
    assert.equal(written, specified);
  });
}

/** The first lines of code in the section. Prose follows the last one without a line break. */
function codeOf(section: number, count: number): string[] {
  const lines = linesOf(readFileSync(SPECIFICATION, "utf8"));
  const heading = lines.findIndex((line) => line.startsWith(`${section}. `));
  const start = lines.findIndex((line, at) => at > heading && /^(import|export|type) /.test(line));
  const code = lines.slice(start, start + count);
  const last = code.at(-1)?.match(/^(\}\);|\})(?=[A-Z])/)?.[0];
  return last === undefined ? code : [...code.slice(0, -1), last];
}

function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

test.run();
