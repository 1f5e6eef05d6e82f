import type { Orm } from "../../compiler/types/orm.ts";
import type { Subject } from "../support/targets/target.ts";
import type { ConformanceSchema } from "./conformance-schema.ts";

export type ConformanceOrm = Orm<ConformanceSchema>;
export type ConformanceSubject = Subject<ConformanceSchema>;

/** One statement of the contract, shown on an empty store. */
export interface ConformanceCase {
  readonly name: string;
  readonly run: (subject: ConformanceSubject) => Promise<void>;
}

/** For cases that need nothing but the orm. */
export function withOrm(name: string, run: (orm: ConformanceOrm) => Promise<void>): ConformanceCase {
  return { name, run: ({ orm }) => run(orm) };
}
