import type { ConformanceCase, ConformanceLevel } from "../conformance-case.ts";
import { capabilityCases } from "./capability-cases.ts";
import { changeCases } from "./change-cases.ts";
import { concurrencyCases } from "./concurrency-cases.ts";
import { createCases } from "./create-cases.ts";
import { errorCases } from "./error-cases.ts";
import {
  expiryConcurrencyCases,
  expiryReadCases,
  expiryTransactionCases,
  expiryWriteCases,
} from "./expiry-cases.ts";
import { explainCases } from "./explain-cases.ts";
import { filterCases } from "./filter-cases.ts";
import { findCases } from "./find-cases.ts";
import { interruptionCases } from "./interruption-cases.ts";
import { kindCases } from "./kind-cases.ts";
import { limitCases } from "./limit-cases.ts";
import { nestedCases } from "./nested-cases.ts";
import { numberCases } from "./number-cases.ts";
import { refusalCases } from "./refusal-cases.ts";
import { transactionCases } from "./transaction-cases.ts";
import { upsertCases } from "./upsert-cases.ts";

/** The contract, one heading after the other. */
export const CASES: Readonly<Record<ConformanceLevel, readonly ConformanceCase[]>> = {
  reads: [
    ...findCases,
    ...filterCases,
    ...nestedCases,
    ...kindCases,
    ...refusalCases,
    ...limitCases,
    ...explainCases,
    ...capabilityCases,
    ...expiryReadCases,
  ],
  writes: [
    ...createCases,
    ...changeCases,
    ...numberCases,
    ...upsertCases,
    ...errorCases,
    ...expiryWriteCases,
  ],
  atomicity: [...concurrencyCases, ...expiryConcurrencyCases],
  transactions: [...transactionCases, ...interruptionCases, ...expiryTransactionCases],
};
