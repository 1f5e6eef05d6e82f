import type { AnySchema } from "../../../compiler/schema/schema.ts";
import { DEFAULT_LIMITS, type Limits } from "../../../compiler/shape/limits.ts";
import type { Method } from "../../../compiler/shape/method.ts";
import { readCall } from "../../../compiler/shape/read-call.ts";
import { ShapeNode } from "../../../compiler/shape/shape-node.ts";
import { ShapeReader } from "../../../compiler/shape/shape-reader.ts";
import type { Word } from "../../../compiler/shape/token.ts";
import { CallInstant, systemClock } from "../../../engine/call-instant.ts";
import { filler } from "../../../engine/fill.ts";

export interface Call {
  readonly model: string;
  readonly method: Method;
  readonly args?: unknown;
}

export interface ReadShape {
  readonly words: readonly Word[];
  readonly values: readonly unknown[];
}

/** The call taken apart, as the engine does before it looks for a plan. */
export function readShape(schema: AnySchema, call: Call, limits: Limits = DEFAULT_LIMITS): ReadShape {
  const reader = new ShapeReader(new ShapeNode<never>(null, null), limits);
  readCall(reader, call.model, call.method, call.args, {
    catalog: schema.catalog,
    fill: filler(schema.generators, new CallInstant(systemClock)),
  });
  return { words: reader.node.spell(), values: reader.values };
}
