import { OrmError } from "../../../ir/orm-error.ts";

/** The `OrmError` that the call ends with; throws where it ends otherwise. */
export async function ormErrorOf(call: Promise<unknown>): Promise<OrmError> {
  const outcome: { readonly error: unknown } | null = await call.then(
    () => null,
    (error: unknown) => ({ error }),
  );
  if (outcome === null) throw new Error("the call was answered");
  if (outcome.error instanceof OrmError) return outcome.error;
  throw outcome.error;
}
