import { OrmError } from "../../../ir/orm-error.ts";

/** The code of the `OrmError` that the call ends with; what else it ends with, in words. */
export async function codeOf(call: () => unknown): Promise<string> {
  try {
    await call();
  } catch (error) {
    return error instanceof OrmError ? error.code : `another error: ${String(error)}`;
  }
  return "no error";
}
