import type { RecordLayout, StoredKey } from "../../../emitters/key-value/record-layout.ts";
import { constraintNamed } from "../../../emitters/sql/constraint-names.ts";
import type { Catalog } from "../../../ir/catalog.ts";
import { fieldOf } from "../../../ir/catalog.ts";
import { OrmError, type OrmErrorCode } from "../../../ir/orm-error.ts";
import { errorMessage, errorText } from "../../sql/error-property.ts";
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

/** Of these it gives no code. */
const NULL_COLUMN = /^null value in column "(.*)" violates not-null constraint/;
const CHECK = /^check constraint "(.*)" is violated/;

/** The client's error as the one that every backend gives for the same mistake, without any value. */
export function pgMemFault(
  error: unknown,
  catalog: Catalog,
  { model, keys }: RecordLayout,
  operation: string,
): OrmError {
  if (error instanceof OrmError) return error;
  const originalCode = errorText(error, "code");
  const told = CODES.get(originalCode ?? "");
  const { code, ...violated } =
    told === undefined
      ? violatedColumn(errorMessage(error), catalog, model)
      : violatedConstraint(told, error, model, keys);
  return new OrmError(code, `${operation} ${model.name}: pg-mem refused the statement`, {
    backendKind: PG_MEM,
    meta: {
      model: model.name,
      operation,
      ...(originalCode === undefined ? {} : { originalCode }),
      ...violated,
    },
    cause: error,
  });
}

interface Violated {
  readonly code: OrmErrorCode;
  readonly constraint?: string;
  readonly target?: readonly string[];
}

function violatedColumn(message: string, catalog: Catalog, model: RecordLayout["model"]): Violated {
  const column = NULL_COLUMN.exec(message)?.[1];
  const field = model.fields.find((candidate) => heldName(candidate.column) === column);
  if (column !== undefined) return { code: "NOT_NULL_VIOLATION", ...(field && { target: [field.name] }) };
  const constraint = CHECK.exec(message)?.[1];
  if (constraint === undefined) return { code: "ABORTED" };
  const target = constraintNamed(catalog, model, constraint)?.fields;
  return { code: "CHECK_VIOLATION", constraint, ...(target && { target }) };
}

function violatedConstraint(
  code: OrmErrorCode,
  error: unknown,
  model: RecordLayout["model"],
  keys: readonly StoredKey[],
): Violated {
  const key = code === "UNIQUE_CONSTRAINT_VIOLATION" ? violatedKey(error, model, keys) : undefined;
  return { code, ...(key && { constraint: key.name, target: key.fields }) };
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
