import type { RecordLayout, StoredKey } from "../../../emitters/key-value/record-layout.ts";
import { fieldOf } from "../../../ir/catalog.ts";
import { OrmError, type OrmErrorCode } from "../../../ir/orm-error.ts";
import { errorText } from "../../sql/error-property.ts";
import { heldName } from "./held-name.ts";

export const PG_MEM = "pg-mem";

const CODES: ReadonlyMap<string, OrmErrorCode> = new Map([
  ["23505", "UNIQUE_CONSTRAINT_VIOLATION"],
  ["23503", "FOREIGN_KEY_VIOLATION"],
  ["23502", "NOT_NULL_VIOLATION"],
  ["23514", "CHECK_VIOLATION"],
]);
/** `Key (a,b)=(…) already exists.` */
const KEY_COLUMNS = /^Key \((.*?)\)=\(/;

/** The client's error as the one that every backend gives for the same mistake, without any value. */
export function pgMemFault(error: unknown, { model, keys }: RecordLayout, operation: string): OrmError {
  if (error instanceof OrmError) return error;
  const originalCode = errorText(error, "code");
  const code = CODES.get(originalCode ?? "") ?? "ABORTED";
  const key = code === "UNIQUE_CONSTRAINT_VIOLATION" ? violatedKey(error, model, keys) : undefined;
  return new OrmError(code, `${operation} ${model.name}: pg-mem refused the statement`, {
    backendKind: PG_MEM,
    meta: {
      model: model.name,
      operation,
      ...(originalCode === undefined ? {} : { originalCode }),
      ...(key === undefined ? {} : { constraint: key.name, target: key.fields }),
    },
    cause: error,
  });
}

function violatedKey(
  error: unknown,
  model: RecordLayout["model"],
  keys: readonly StoredKey[],
): StoredKey | undefined {
  const data: unknown = typeof error === "object" && error !== null ? Reflect.get(error, "data") : null;
  const columns = KEY_COLUMNS.exec(errorText(data, "details") ?? "")?.[1];
  return keys.find(
    ({ fields }) => fields.map((field) => heldName(fieldOf(model, field).column)).join(",") === columns,
  );
}
