import { OrmError } from "../../ir/orm-error.ts";
import type { MakeTransactionMembers } from "../transaction-members.ts";

/** Of a bundle whose calls made none. */
export const noTransactions: MakeTransactionMembers = ({ kind, dialect }) => {
  const refuse = async (): Promise<never> => {
    throw new OrmError("UNSUPPORTED", "no transaction was made when the calls of this bundle were compiled", {
      backendKind: kind,
      dialect,
    });
  };
  return { transaction: refuse, batch: refuse };
};
