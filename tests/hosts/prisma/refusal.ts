import * as assert from "uvu/assert";

export interface Refused {
  readonly code: string;
  readonly message: string;
}

/** The error of a call that must fail. */
export async function refusal(call: Promise<unknown>): Promise<Refused> {
  const error: unknown = await call.then(
    () => assert.unreachable("it was not refused"),
    (reason: unknown) => reason,
  );
  return Object(error);
}
