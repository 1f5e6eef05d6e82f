import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { CliError } from "../cli-error.ts";
import { withoutTemporaryNames } from "./temporary-files.ts";

/** What kept a module from being loaded, with its file, and its line where that is known. */
export async function loadFailure(path: string, error: unknown): Promise<CliError> {
  if (error instanceof CliError) return error;
  const message = withoutTemporaryNames(error instanceof Error ? error.message : String(error));
  const place = error instanceof SyntaxError ? await placeOf(path, error) : null;
  return new CliError(`${place ?? path}: ${message}`);
}

/** Node says where the mistake is at the start of the stack, or else when asked to check the file. */
async function placeOf(path: string, { stack }: SyntaxError): Promise<string | null> {
  const check = promisify(execFile)(process.execPath, ["--check", path]);
  const told = firstPlace(stack ?? "") ?? firstPlace(await check.then(() => "", errorOutput));
  if (told === null) return null;
  return told.startsWith("file:") ? decoded(told) : told;
}

function firstPlace(text: string): string | null {
  return text.match(/^(?:file:|\/|[A-Za-z]:\\).*:\d+$/m)?.[0] ?? null;
}

function errorOutput(error: unknown): string {
  return String(Reflect.get(Object(error), "stderr"));
}

function decoded(place: string): string {
  const line = place.lastIndexOf(":");
  return fileURLToPath(place.slice(0, line)) + place.slice(line);
}
