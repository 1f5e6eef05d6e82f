import { applyMethod } from "../../../engine/conformance/apply-method.ts";

export { callOrm } from "../../../engine/conformance/call-orm.ts";

/** The orm, or one of its transactions, starts a transaction. */
export async function transactOrm(orm: object, run: (tx: object) => Promise<void>): Promise<unknown> {
  const body = async (tx: unknown) => {
    if (typeof tx !== "object" || tx === null) throw new TypeError("a transaction is an orm");
    await run(tx);
  };
  return applyMethod(orm, "transaction", [body]);
}
