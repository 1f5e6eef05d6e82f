export type { ConformanceLevel } from "../conformance/conformance-case.ts";
export {
  type ConformanceFailure,
  type ConformanceOptions,
  type ConformanceReport,
  runConformance,
} from "../conformance/run-conformance.ts";
