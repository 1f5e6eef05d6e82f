import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";
import { entriesOf } from "../contestants/index.ts";
import type { Target } from "../measure/contestant.ts";
import { median } from "../measure/statistics.ts";

export interface Startup {
  readonly contestant: string;
  /** From before its first import to the first nested answer. */
  readonly ms: number;
}

const FIRST_ANSWER = `const [file, exported, target] = process.argv.slice(1);
const start = performance.now();
const opened = await (await import(file))[exported](JSON.parse(target));
await opened.calls.dashboard(0);
process.stdout.write(String(performance.now() - start));
process.exit(0);`;

/** Each contestant in a fresh process, in turns. Ours is bundled, as packages in an application are built. */
export async function measureStartup(
  target: Target,
  rounds: number,
  takesPart: (contestant: string) => boolean,
): Promise<readonly Startup[]> {
  const entries = await Promise.all(
    entriesOf(target.engine)
      .filter(({ name }, at) => at === 0 || takesPart(name))
      .map(async (entry) => ({ ...entry, built: await built(entry.file) })),
  );
  const times = entries.map((): number[] => []);
  for (let round = 0; round <= rounds; round++) {
    for (const [at, entry] of entries.entries()) {
      const ms = await firstAnswer(entry.built, entry.exported, target);
      // The first round brings the files into memory.
      if (round > 0) times[at]?.push(ms);
    }
  }
  return entries.map(({ name }, at) => ({ contestant: name, ms: median(times[at] ?? []) }));
}

async function firstAnswer(file: string, exported: string, target: Target): Promise<number> {
  const args = ["--input-type=module", "-e", FIRST_ANSWER, file, exported, JSON.stringify(target)];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return Number(stdout);
}

/** Beside the source, so that the packages that it imports are found. */
async function built(file: string): Promise<string> {
  const outfile = file.replace(/([^/]+)\.ts$/, "generated/$1.mjs");
  await build({
    entryPoints: [file],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    tsconfig: fileURLToPath(new URL("../../tsconfig.json", import.meta.url)),
    packages: "external",
    alias: { "@farming-labs/orm": fileURLToPath(new URL("../../engine/index.ts", import.meta.url)) },
    logLevel: "error",
  });
  return outfile;
}
