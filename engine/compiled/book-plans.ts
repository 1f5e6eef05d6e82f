import { UnsupportedCall } from "../../compiler/unsupported-call.ts";
import type { Catalog } from "../../ir/catalog.ts";
import { OrmError } from "../../ir/orm-error.ts";
import type { Physical } from "../../ir/physical/physical-plan.ts";
import { type PlanBook, shapeText } from "../../ir/plan-book.ts";
import type { Executor, Leaf, PreparedLeaf } from "../driver.ts";
import type { Operator } from "../operators/operator.ts";
import type { PrepareContext } from "../operators/prepare.ts";
import type { PlanSource } from "../plan-source.ts";
import { resultReader } from "../prepared-call.ts";

/** Makes the operators of a plan. */
export type PrepareOperators = (root: Physical, context: PrepareContext) => Operator;

/** Plans that were made before the application ran. A call of another shape is refused, as nothing here could plan it. */
export function bookPlans(
  { plans }: PlanBook,
  catalog: Catalog,
  driver: Executor,
  prepare: PrepareOperators,
): PlanSource {
  return Object.freeze({
    prepare: (words) => {
      const text = shapeText(words);
      const physical = Object.hasOwn(plans, text) ? plans[text] : undefined;
      if (physical === undefined) throw notCompiled();
      const leaves = new Map<Leaf, PreparedLeaf>();
      const operator = prepare(physical.root, {
        driver,
        catalog,
        onLeaf: (leaf, prepared) => leaves.set(leaf, prepared),
      });
      return { physical, operator, result: resultReader(physical, operator), leaves, pointRead: null };
    },
    by: () => {
      throw leftOut("a strategy of a call");
    },
    explain: () => {
      throw leftOut("$explain");
    },
    purgeExpired: async () => {
      throw leftOut("$purgeExpired");
    },
  } satisfies PlanSource);
}

function notCompiled(): UnsupportedCall {
  return new UnsupportedCall("", "no such call was made when the calls of this bundle were compiled");
}

function leftOut(what: string): OrmError {
  return new OrmError("UNSUPPORTED", `${what} needs the compiler, which this bundle does not have`);
}
