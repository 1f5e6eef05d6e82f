import type { Answer } from "../driver.ts";
import type { Operator } from "./operator.ts";

const NONE: Answer = Object.freeze({ rows: Object.freeze([]), count: 0 });

export const noRowsOperator: Operator = { codec: null, run: () => NONE };
