import type { NestOutput, Output } from "../../ir/logical/project.ts";

export function fieldNames(outputs: readonly Output[]): readonly string[] {
  return outputs.flatMap((output) => (output.kind === "field" ? [output.name] : []));
}

export function nestsOf(outputs: readonly Output[]): readonly NestOutput[] {
  return outputs.flatMap((output) => (output.kind === "nest" ? [output] : []));
}

/** The names once each, in order of first mention. */
export function distinct(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}

export function childPath(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}
