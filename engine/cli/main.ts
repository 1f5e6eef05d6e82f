import { parseArgs } from "node:util";
import { EXPLAINED_BACKENDS } from "../offline/explain-call.ts";
import { checkTarget } from "./check-target.ts";
import { CliError } from "./cli-error.ts";
import type { TargetName } from "./config.ts";
import { explainFile } from "./explain-file.ts";
import { generateTarget } from "./generate-target.ts";
import { type LoadedConfig, loadConfig } from "./load-config.ts";
import { isTargetName, TARGET_NAMES } from "./render-target.ts";
import { VERSION } from "./version.ts";

/** Where the command was called, and where it writes to. */
export interface Terminal {
  readonly folder: string;
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
}

const HELP = `farm-orm ${VERSION}

farm-orm generate [target …]   write the files of the targets; of all that are configured where none is named
farm-orm check [target …]      exit with 1, and show the difference, where a file is not as it would be written
farm-orm explain <file>        print the plans of the call in the file, for each --backend

targets: ${TARGET_NAMES.join(", ")}

--config <file>     the configuration; farm-orm.config.ts in the current folder by default
--backend <name>    for explain, as often as wanted; all where none is named:
                    ${EXPLAINED_BACKENDS.join(", ")}
--version, --help
`;

/** Runs the command; answers with the exit code. */
export async function main(words: readonly string[], terminal: Terminal): Promise<number> {
  try {
    return await run(words, terminal);
  } catch (error) {
    terminal.error(`farm-orm: ${messageOf(error)}`);
    return error instanceof CliError ? error.exitCode : 1;
  }
}

async function run(words: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parse(words);
  const [command, ...rest] = positionals;
  if (values.version === true) return say(terminal, VERSION);
  if (values.help === true || command === "help") return say(terminal, HELP);
  if (command === undefined) {
    terminal.error(HELP);
    return 2;
  }
  const load = () => loadConfig({ path: values.config, folder: terminal.folder });
  switch (command) {
    case "generate":
      return generate(targetNames(rest), load, terminal);
    case "check":
      return check(targetNames(rest), load, terminal);
    case "explain":
      return explain(rest, values.backend ?? [], load, terminal);
    default:
      throw new CliError(`unknown command "${command}"; there are generate, check and explain`, 2);
  }
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        backend: { type: "string", multiple: true },
        config: { type: "string", short: "c" },
        help: { type: "boolean", short: "h" },
        version: { type: "boolean", short: "v" },
      },
    });
  } catch (error) {
    throw new CliError(messageOf(error), 2);
  }
}

function targetNames(words: readonly string[]): readonly TargetName[] {
  return words.map((word) => {
    if (isTargetName(word)) return word;
    throw new CliError(`unknown target "${word}"; there are ${TARGET_NAMES.join(", ")}`, 2);
  });
}

/** The named targets, or all that are configured. */
function chosen({ config, path }: LoadedConfig, names: readonly TargetName[]): readonly TargetName[] {
  if (names.length > 0) return names;
  const configured = Object.keys(config.targets).filter(isTargetName);
  if (configured.length === 0) throw new CliError(`${path} has no targets`);
  return configured;
}

type Load = () => Promise<LoadedConfig>;

async function generate(names: readonly TargetName[], load: Load, terminal: Terminal): Promise<number> {
  const loaded = await load();
  for (const target of chosen(loaded, names)) {
    const { path, changed } = await generateTarget({ ...loaded, target });
    terminal.out(`${target}: ${changed ? "wrote" : "unchanged"} ${path}`);
  }
  return 0;
}

async function check(names: readonly TargetName[], load: Load, terminal: Terminal): Promise<number> {
  const loaded = await load();
  let exitCode = 0;
  for (const target of chosen(loaded, names)) {
    const { path, isCurrent, difference } = await checkTarget({ ...loaded, target });
    terminal.out(`${target}: ${isCurrent ? "current" : "stale"} ${path}`);
    if (isCurrent) continue;
    terminal.out(difference);
    exitCode = 1;
  }
  return exitCode;
}

async function explain(
  words: readonly string[],
  backends: readonly string[],
  load: Load,
  terminal: Terminal,
): Promise<number> {
  const [file, ...more] = words;
  if (file === undefined || more.length > 0) throw new CliError("explain takes one file with a call", 2);
  const { config } = await load();
  return say(terminal, await explainFile({ config, folder: terminal.folder, file, backends }));
}

function say(terminal: Terminal, text: string): number {
  terminal.out(text.trimEnd());
  return 0;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
