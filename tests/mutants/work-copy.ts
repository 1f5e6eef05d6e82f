import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Mutant } from "./mutant.ts";

const COPIED = [
  "ir",
  "compiler",
  "emitters",
  "engine",
  "examples",
  "packages",
  "package.json",
  "tsconfig.json",
];
const LEFT_OUT = /node_modules|[/\\]dist$|tests[/\\]hosts[/\\]/;

/** A copy of the sources and tests, in which defects can be planted one at a time. */
export class WorkCopy {
  readonly root: string;

  constructor() {
    this.root = mkdtempSync(join(tmpdir(), "farm-orm-mutants-"));
    for (const name of [...COPIED, "tests"]) {
      cpSync(name, join(this.root, name), { recursive: true, filter: (source) => !LEFT_OUT.test(source) });
    }
    symlinkSync(resolve("node_modules"), join(this.root, "node_modules"));
  }

  /** Plants the defect; what is returned takes it out again. */
  plant({ name, file, find, replace }: Mutant): () => void {
    const path = join(this.root, file);
    const source = readFileSync(path, "utf8");
    const places = source.split(find).length - 1;
    if (places !== 1) throw new Error(`${name}: ${file} has its text ${places} times`);
    writeFileSync(
      path,
      source.replace(find, () => replace),
    );
    return () => writeFileSync(path, source);
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
