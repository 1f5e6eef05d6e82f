import type { Mutant } from "../mutant.ts";
import { COMPILED } from "./compiled.ts";
import { EXPIRY } from "./expiry.ts";
import { LOGIC } from "./logic.ts";
import { NESTED } from "./nested.ts";
import { ORDER } from "./order.ts";
import { REFUSALS } from "./refusals.ts";
import { RULES } from "./rules.ts";
import { STORES } from "./stores.ts";
import { TRANSACTIONS } from "./transactions.ts";
import { VALUES } from "./values.ts";
import { WRITES } from "./writes.ts";

export const MUTANTS: readonly Mutant[] = [
  ...LOGIC,
  ...ORDER,
  ...RULES,
  ...VALUES,
  ...NESTED,
  ...WRITES,
  ...TRANSACTIONS,
  ...STORES,
  ...EXPIRY,
  ...REFUSALS,
  ...COMPILED,
];
