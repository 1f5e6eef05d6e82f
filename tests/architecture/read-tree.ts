import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSource, type Source } from "./source.ts";

const FOLDERS = ["ir", "compiler", "emitters", "engine", "tests", "bench", "examples"];
const SKIPPED = ["node_modules", "dist", "generated"];

export function readTree(root: string): Source[] {
  return FOLDERS.flatMap((folder) => filesIn(root, folder)).map((path) =>
    parseSource(path, readFileSync(join(root, path), "utf8")),
  );
}

function filesIn(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return SKIPPED.includes(entry.name) ? [] : filesIn(root, path);
    return /\.m?ts$/.test(entry.name) ? [path] : [];
  });
}
