import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { build } from "esbuild";

const PACKAGES = {
  "@farming-labs/orm/index.mjs": "engine/index.ts",
  "@farming-labs/orm-cli/index.mjs": "engine/cli/index.ts",
  "@farming-labs/orm-cli/bin.mjs": "engine/cli/bin.ts",
};

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

/** An application of its own outside the repository, where nothing is but what it has installed. */
export class InstalledApp {
  readonly folder = mkdtempSync(join(tmpdir(), "farm orm app "));

  /** With our packages, and the walkthrough's schemas and configuration. */
  static async make(): Promise<InstalledApp> {
    const app = new InstalledApp();
    for (const [path, source] of Object.entries(PACKAGES)) {
      const outfile = join(app.folder, "node_modules", path);
      await build({ entryPoints: [source], outfile, bundle: true, format: "esm", platform: "node" });
      app.write(join("node_modules", dirname(path), "package.json"), '{ "exports": "./index.mjs" }');
    }
    for (const name of ["control-plane-schema.ts", "farm-orm.config.ts"]) {
      cpSync(join("examples/walkthrough", name), join(app.folder, name));
    }
    return app;
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), text);
  }

  install(name: string): void {
    symlinkSync(resolve("node_modules", name), join(this.folder, "node_modules", name));
  }

  uninstall(name: string): void {
    rmSync(join(this.folder, "node_modules", name), { force: true });
  }

  files(): readonly string[] {
    return readdirSync(this.folder).sort();
  }

  /** The command, as its own process on the given Node. */
  run(node: string, words: readonly string[], folder = "."): Promise<Ran> {
    const bin = join(this.folder, "node_modules/@farming-labs/orm-cli/bin.mjs");
    const { NODE_OPTIONS: _loaders, ...env } = process.env;
    const options = { cwd: join(this.folder, folder), env };
    return new Promise((done) => {
      const child = execFile(resolve(node), [bin, ...words], options, (_failure, out, error) => {
        done({ code: child.exitCode ?? -1, out, error });
      });
    });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
