import { parseArgs } from "node:util";
import { UserError } from "./user-error";

export interface Options {
  readonly durable: string;
  readonly fast: string;
}

/** What the command line chose. */
export function readOptions(args: readonly string[], choices: Choices): Options {
  const { durable, fast } = parse(args);
  return {
    durable: oneOf("--durable", durable, choices.durable),
    fast: oneOf("--fast", fast, choices.fast),
  };
}

function parse(args: readonly string[]): Options {
  try {
    return parseArgs({
      args: [...args],
      options: {
        durable: { type: "string", default: "sql.js" },
        fast: { type: "string", default: "ioredis-mock" },
      },
    }).values;
  } catch (cause) {
    throw new UserError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

export interface Choices {
  readonly durable: readonly string[];
  readonly fast: readonly string[];
}

function oneOf(option: string, value: string, choices: readonly string[]): string {
  if (choices.includes(value)) return value;
  throw new UserError(`${option} is one of ${choices.join(", ")}, not "${value}".`);
}
