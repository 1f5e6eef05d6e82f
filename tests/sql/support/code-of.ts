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

/** The `OrmError` that the call ends with; anything else that it ends with fails the test. */
export async function failureOf(call: () => unknown): Promise<OrmError> {
  try {
    await call();
  } catch (error) {
    if (error instanceof OrmError) return error;
    throw error;
  }
  throw new Error("no error");
}
