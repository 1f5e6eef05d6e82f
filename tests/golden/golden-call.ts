import { readdirSync, readFileSync } from "node:fs";
import { METHODS, type Method } from "../../compiler/shape/method.ts";
import { parseTagged } from "./tagged-json.ts";

export interface Call {
  readonly model: string;
  readonly method: Method;
  readonly args: unknown;
}

/** One folder: a call, and perhaps a second one that shows what the first left behind. */
export interface GoldenCall extends Call {
  readonly name: string;
  readonly folder: URL;
  readonly after: Call | null;
}

const CALLS = new URL("./calls/", import.meta.url);

export const goldenCalls: readonly GoldenCall[] = readdirSync(CALLS).sort().map(readGoldenCall);

function readGoldenCall(name: string): GoldenCall {
  const folder = new URL(`./${name}/`, CALLS);
  const content = parseTagged(readFileSync(new URL("call.json", folder), "utf8"));
  const after = entry(content, "after");
  return { ...toCall(content, name), name, folder, after: after === undefined ? null : toCall(after, name) };
}

/** The call that a parsed text describes. */
export function toCall(content: unknown, where: string): Call {
  const model = entry(content, "model");
  const method = METHODS.find((candidate) => candidate === entry(content, "method"));
  if (typeof model !== "string" || method === undefined) throw new Error(`${where}: this is no call`);
  return { model, method, args: entry(content, "args") };
}

function entry(content: unknown, name: string): unknown {
  return typeof content === "object" && content !== null ? Reflect.get(content, name) : undefined;
}
