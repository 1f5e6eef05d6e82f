import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { main } from "../../engine/cli/main.ts";

/** A folder with the given files, inside the repository so that its packages are found from there. */
export class TemporaryProject {
  readonly folder: string;

  constructor(files: Readonly<Record<string, string>>) {
    this.folder = mkdtempSync(join(resolve("tests/cli"), ".project-"));
    for (const [path, text] of Object.entries(files)) this.write(path, text);
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), text);
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), "utf8");
  }

  link(path: string, target: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    symlinkSync(target, join(this.folder, path));
  }

  async run(...words: readonly string[]): Promise<{ code: number; out: string; error: string }> {
    const out: string[] = [];
    const error: string[] = [];
    const code = await main(words, {
      folder: this.folder,
      out: (text) => void out.push(text),
      error: (text) => void error.push(text),
    });
    return { code, out: out.join("\n"), error: error.join("\n") };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
