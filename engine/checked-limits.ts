import { DEFAULT_LIMITS, type Limits } from "../compiler/shape/limits.ts";
import { OrmError } from "../ir/orm-error.ts";

/** The budgets of an orm: a number that is none would be no limit at all, so it is refused. */
export function checkedLimits(given: Partial<Limits> = {}): Limits {
  for (const [name, value] of Object.entries(given)) {
    const path = `limits.${name}`;
    if (!Object.hasOwn(DEFAULT_LIMITS, name)) throw invalidLimit(path, "is no limit");
    if (value === undefined) continue;
    if (name === "scan") {
      if (value !== "allow" && value !== "refuse") throw invalidLimit(path, 'must be "allow" or "refuse"');
    } else if (!Number.isSafeInteger(value) || Number(value) < 0) {
      throw invalidLimit(path, "must be a whole number, 0 or more");
    }
  }
  const set = Object.entries(given).filter(([, value]) => value !== undefined);
  return Object.freeze({ ...DEFAULT_LIMITS, ...Object.fromEntries(set) });
}

function invalidLimit(path: string, reason: string): OrmError {
  return new OrmError("INVALID_QUERY", `createOrm: ${path} ${reason}`, { path });
}
