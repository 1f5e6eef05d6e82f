import { DEFAULT_COMPILE_OPTIONS } from "../../compiler/compile.ts";
import type { Word } from "../../compiler/shape/token.ts";
import type { PhysicalPlan } from "../../ir/physical/physical-plan.ts";
import { type PlanBook, shapeText } from "../../ir/plan-book.ts";
import { callError } from "../call-error.ts";
import { compileCall } from "../compile-call.ts";
import type { Driver } from "../driver.ts";
import { offlineDrivers } from "../offline/offline-drivers.ts";
import { emittedPlan } from "./emitted-plan.ts";
import type { RecordedShapes } from "./recording.ts";

/** The plans of all shapes, emitted as far as the backend runs statements. Throws where one cannot be run there. */
export async function compileRecording(recording: RecordedShapes): Promise<PlanBook> {
  const { schema, backend, facts, backendOptions, bookOptions, shapes } = recording;
  const create = offlineDrivers[facts.offline];
  if (create === undefined) throw new TypeError(`no offline driver ${facts.offline}`);
  const driver = await create(schema, backendOptions);
  const options = { ...DEFAULT_COMPILE_OPTIONS, ...bookOptions };
  const inOrder = [...shapes.values()].sort((a, b) => (shapeText(a) < shapeText(b) ? -1 : 1));
  const plans: Record<string, PhysicalPlan> = {};
  for (const words of inOrder) {
    try {
      plans[shapeText(words)] = emittedPlan(compileCall(words, { catalog: schema.catalog, driver, options }));
    } catch (error) {
      throw ofCall(error, driver, words);
    }
  }
  return { backend, options: bookOptions, plans };
}

/** A shape begins with the model and the method. */
function ofCall(error: unknown, driver: Driver, [model, method]: readonly Word[]): unknown {
  return callError(error, driver, String(model), String(method));
}
