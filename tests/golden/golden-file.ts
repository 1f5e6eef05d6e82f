import { existsSync, readFileSync, writeFileSync } from "node:fs";
import * as assert from "uvu/assert";

const isUpdating = process.env.UPDATE_GOLDENS === "1";

if (isUpdating && process.env.CI !== undefined) {
  throw new Error("goldens are written by a person who reads the difference, never in CI");
}

/** Compares with what the file holds; with `UPDATE_GOLDENS=1` writes it instead. */
export function checkGolden(file: URL, text: string): void {
  if (isUpdating) {
    if (!existsSync(file) || readFileSync(file, "utf8") !== text) writeFileSync(file, text);
    return;
  }
  assert.ok(existsSync(file), `${file.pathname} is missing; UPDATE_GOLDENS=1 writes it`);
  assert.fixture(text, readFileSync(file, "utf8"));
}
