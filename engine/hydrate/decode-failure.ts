import { OrmError } from "../../ir/orm-error.ts";

/** One place of a row, and how it is read. */
export interface DecodedEntry {
  readonly name: string;
  readonly position: number;
  readonly decode: ((raw: unknown) => unknown) | null;
}

/**
 * The error for a row that cannot be read. Which entry it was is found out only now, by reading them one by
 * one; an error that has its path already comes from further inside.
 */
export function decodeFailure(
  entries: readonly DecodedEntry[],
  row: readonly unknown[],
  path: string,
  cause: unknown,
): OrmError {
  if (cause instanceof OrmError && cause.path !== undefined) return cause;
  const entry = entries.find((candidate) => fails(candidate, row));
  return unreadable(entry === undefined ? path : `${path}.${entry.name}`, cause);
}

/** The error for a cell that cannot be read. */
export function cellFailure(path: string, cause: unknown): OrmError {
  return cause instanceof OrmError && cause.path !== undefined ? cause : unreadable(path, cause);
}

function unreadable(path: string, cause: unknown): OrmError {
  return new OrmError("DECODE_FAILED", `${path}: the stored value cannot be read`, { path, cause });
}

function fails({ decode, position }: DecodedEntry, row: readonly unknown[]): boolean {
  try {
    const raw = row[position];
    if (raw !== null) decode?.(raw);
    return false;
  } catch {
    return true;
  }
}
