import type { Field } from "../../ir/catalog.ts";
import type { StoredCheck } from "./stored-table.ts";

/** Printable ASCII that is written in one way everywhere, within quote marks. */
const PLAIN = /^[ !#-&(-[\]-_a-~]*$/;

/**
 * Values of the enum that the condition of that name, ours by its name, does not know. Those that a database
 * may write in another way than it was told them are taken to be known.
 */
export function refusedValues(
  { values }: Field,
  name: string,
  checks: readonly StoredCheck[],
): readonly string[] {
  const check = checks.find((stored) => stored.name === name || stored.text.includes(`"${name}"`));
  if (check === undefined || values === null) return [];
  const condition = conditionOf(check, name).replaceAll("\\'", "'");
  return values.filter((value) => PLAIN.test(value) && !condition.includes(`'${value}'`));
}

function conditionOf({ name, text }: StoredCheck, wanted: string): string {
  if (name !== null) return text;
  const [, after = ""] = text.split(`constraint "${wanted}"`);
  return after.split(' constraint "')[0] ?? "";
}
