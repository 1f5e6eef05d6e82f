export { DEFAULT_LIMITS } from "../../compiler/shape/limits.ts";
export { OrmError } from "../../ir/orm-error.ts";
export { heldWrites } from "../key-value/portable/held-writes.ts";
export { throughReads } from "../key-value/portable/through-reads.ts";
export { prepare } from "../operators/prepare.ts";
export { prepareLocal } from "../operators/prepare-local.ts";
export { transactionMembers } from "../transaction-members.ts";
export * from "./builders.ts";
export { cloudflareKv } from "./cloudflare-kv.ts";
export {
  type BundledSchema,
  type CompiledOrmInput,
  type CompiledParts,
  type CompiledRuntime,
  compiledRuntime,
} from "./compiled-runtime.ts";
export { d1 } from "./d1.ts";
export { noTransactions } from "./no-transactions.ts";
export { prepareLeafAlone } from "./prepare-leaf-alone.ts";
