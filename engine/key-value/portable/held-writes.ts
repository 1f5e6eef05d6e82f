import { HeldTransactions } from "../held-transactions.ts";
import { PortableTransaction } from "./portable-transaction.ts";
import type { PortableWriter } from "./portable-writer.ts";

/** The transactions of a portable store, which hold writes back. */
export function heldWrites(writer: PortableWriter): HeldTransactions<PortableTransaction> {
  return new HeldTransactions((outer) => new PortableTransaction(writer, outer));
}
