import type {
  DrizzleArtifactOptions,
  PrismaProvider,
  SqlArtifactOptions,
  TypeormArtifactOptions,
} from "../artifacts/index.ts";
import { CliError } from "./cli-error.ts";
import type { Config, TargetName } from "./config.ts";
import { isTargetName, TARGET_NAMES } from "./render-target.ts";

/** The configuration comes from a file that no compiler may have checked. */
export function checkConfig(exported: unknown, path: string): Config {
  if (!isRecord(exported)) throw new CliError(`${path} has no configuration as its default export`);
  const { schemas, targets } = exported;
  if (!Array.isArray(schemas) || schemas.length === 0 || !schemas.every(isSchema)) {
    throw new CliError(`${path}: \`schemas\` must be a list of schemas made with defineSchema`);
  }
  if (!isRecord(targets)) throw new CliError(`${path}: \`targets\` must be an object`);
  for (const [name, target] of Object.entries(targets)) {
    if (!isTargetName(name)) {
      throw new CliError(`${path}: unknown target "${name}"; there are ${TARGET_NAMES.join(", ")}`);
    }
    checkTarget(`${path}: targets.${name}`, name, target);
  }
  return { schemas, targets };
}

interface Choice {
  readonly option: "provider" | "dialect";
  readonly values: readonly string[];
}

/** What each target that is of a database must say of it. */
const CHOICES: Readonly<Record<Exclude<TargetName, "compiled">, Choice>> = {
  prisma: choice("provider", { postgresql: 0, mysql: 0, sqlite: 0 } satisfies Record<PrismaProvider, 0>),
  drizzle: choice("dialect", { pg: 0, mysql: 0, sqlite: 0 } satisfies Record<
    DrizzleArtifactOptions["dialect"],
    0
  >),
  typeorm: choice("dialect", { postgres: 0, mysql: 0, sqlite: 0 } satisfies Record<
    TypeormArtifactOptions["dialect"],
    0
  >),
  sql: choice("dialect", { postgres: 0, sqlite: 0, mysql: 0, mariadb: 0 } satisfies Record<
    SqlArtifactOptions["dialect"],
    0
  >),
};

function choice(option: Choice["option"], values: object): Choice {
  return { option, values: Object.keys(values) };
}

const MODES: readonly unknown[] = ["file", "block", undefined];

function checkTarget(place: string, name: TargetName, target: unknown): void {
  if (!isRecord(target) || typeof target.out !== "string" || target.out === "") {
    throw new CliError(`${place}.out must be the path of a file`);
  }
  if (name === "compiled") {
    requireKnown(place, target, ["out", "calls"]);
    if (typeof target.calls !== "function") throw new CliError(`${place}.calls must be a function`);
    return;
  }
  const { option, values } = CHOICES[name];
  requireKnown(place, target, [
    "out",
    "mode",
    option,
    ...(name === "prisma" ? ["generator", "urlVariable"] : []),
  ]);
  if (!values.some((value) => value === target[option])) {
    throw new CliError(`${place}.${option} must be one of ${values.join(", ")}`);
  }
  if (!MODES.includes(target.mode)) throw new CliError(`${place}.mode must be "file" or "block"`);
}

function requireKnown(place: string, target: object, known: readonly string[]): void {
  const unknown = Object.keys(target).find((key) => !known.includes(key));
  if (unknown === undefined) return;
  throw new CliError(`${place}: unknown option "${unknown}"; there are ${known.join(", ")}`);
}

function isSchema(value: unknown): boolean {
  return isRecord(value) && isRecord(value.catalog) && isRecord(value.catalog.models);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
