import { suite } from "uvu";
import type { Target } from "../support/targets/target.ts";
import { changeCases } from "./change-cases.ts";
import { concurrencyCases } from "./concurrency-cases.ts";
import type { ConformanceCase, ConformanceSubject } from "./conformance-case.ts";
import { conformanceSchema } from "./conformance-schema.ts";
import { createCases } from "./create-cases.ts";
import { errorCases } from "./error-cases.ts";
import { explainCases } from "./explain-cases.ts";
import { filterCases } from "./filter-cases.ts";
import { findCases } from "./find-cases.ts";
import { kindCases } from "./kind-cases.ts";
import { limitCases } from "./limit-cases.ts";
import { nestedCases } from "./nested-cases.ts";
import { numberCases } from "./number-cases.ts";
import { refusalCases } from "./refusal-cases.ts";
import { transactionCases } from "./transaction-cases.ts";
import { upsertCases } from "./upsert-cases.ts";

/** The contract, one heading after the other. */
const CASES: readonly ConformanceCase[] = [
  ...findCases,
  ...filterCases,
  ...nestedCases,
  ...kindCases,
  ...createCases,
  ...changeCases,
  ...numberCases,
  ...upsertCases,
  ...errorCases,
  ...refusalCases,
  ...limitCases,
  ...concurrencyCases,
  ...transactionCases,
  ...explainCases,
];

/** Shows on one backend that it keeps the contract, or says by its capabilities where it does not. */
export function conformance(target: Target): void {
  const test = suite(target.name);
  let opened: ConformanceSubject | null = null;
  for (const { name, run } of CASES) {
    test(name, async () => {
      opened ??= await target.open(conformanceSchema, { recording: true });
      await opened.clear();
      await run(opened);
    });
  }
  test.after(async () => {
    await opened?.dispose();
    await target.close();
  });
  test.run();
}
