import { OrmError } from "../../ir/orm-error.ts";

/** The error that the call ends with. */
export async function errorOf(call: () => unknown): Promise<OrmError> {
  try {
    await call();
  } catch (error) {
    if (error instanceof OrmError) return error;
    throw error;
  }
  throw new Error("no error was thrown");
}
