import { DEFAULT_COMPILE_OPTIONS } from "../../compiler/compile.ts";
import type { AnySchema } from "../../compiler/schema/schema.ts";
import { DEFAULT_LIMITS } from "../../compiler/shape/limits.ts";
import { METHODS, type Method } from "../../compiler/shape/method.ts";
import { readCall } from "../../compiler/shape/read-call.ts";
import type { FillField } from "../../compiler/shape/read-data.ts";
import { ShapeNode } from "../../compiler/shape/shape-node.ts";
import { ShapeReader } from "../../compiler/shape/shape-reader.ts";
import type { Catalog } from "../../ir/catalog.ts";
import { printLogical } from "../../ir/logical/print-logical.ts";
import { OrmError } from "../../ir/orm-error.ts";
import { callError } from "../call-error.ts";
import { CallInstant, systemClock } from "../call-instant.ts";
import { type CompiledCall, compileCall } from "../compile-call.ts";
import type { Driver } from "../driver.ts";
import { explain } from "../explain.ts";
import { filler } from "../fill.ts";
import { offlineDrivers } from "./offline-drivers.ts";

export interface ExplainCallInput {
  readonly schema: Pick<AnySchema, "catalog"> & Partial<Pick<AnySchema, "generators">>;
  /** One of {@link EXPLAINED_BACKENDS}. */
  readonly backend: string;
  readonly model: string;
  readonly method: string;
  readonly args?: unknown;
}

export const EXPLAINED_BACKENDS: readonly string[] = Object.keys(offlineDrivers);

/** What a call would do on a backend, stage by stage, without any client: plans, and what would be sent. */
export async function explainCall(input: ExplainCallInput): Promise<string> {
  const { schema, backend, model, method, args } = input;
  const create = Object.hasOwn(offlineDrivers, backend) ? offlineDrivers[backend] : undefined;
  if (create === undefined) throw new OrmError("INVALID_QUERY", "unknown backend", { path: "backend" });
  if (!isMethod(method)) throw new OrmError("INVALID_QUERY", "unknown method", { path: "method" });
  if (!Object.hasOwn(schema.catalog.models, model)) {
    throw new OrmError("INVALID_QUERY", "unknown model", { path: "model" });
  }
  const driver = await create(schema);
  try {
    const fill = filler(schema.generators ?? {}, new CallInstant(systemClock));
    return printed(prepared(driver, schema.catalog, fill, model, method, args));
  } catch (error) {
    throw callError(error, driver, model, method);
  }
}

function isMethod(method: string): method is Method {
  return METHODS.some((known) => known === method);
}

function prepared(
  driver: Driver,
  catalog: Catalog,
  fill: FillField,
  model: string,
  method: Method,
  args: unknown,
): CompiledCall {
  const reader = new ShapeReader(new ShapeNode<CompiledCall>(null, null), DEFAULT_LIMITS);
  readCall(reader, model, method, args, { catalog, fill });
  return compileCall(reader.node.spell(), { catalog, driver, options: DEFAULT_COMPILE_OPTIONS });
}

function printed(call: CompiledCall): string {
  const { text, roundTrips, roundTripsMax, statements, relations } = explain(call);
  const most = roundTripsMax === roundTrips ? "" : `, ${roundTripsMax} at most`;
  const sections = [
    section("logical plan", printLogical(call.logical)),
    section(`physical plan, ${roundTrips} round ${roundTrips === 1 ? "trip" : "trips"}${most}`, text),
    section("sent", statements.join("\n")),
  ];
  const choices = relations.map(({ path, strategy, reason }) => `${path}: ${strategy}, ${reason}`);
  return [...sections, ...(choices.length === 0 ? [] : [section("relations", choices.join("\n"))])].join(
    "\n\n",
  );
}

function section(title: string, text: string): string {
  return `## ${title}\n\n${text
    .split("\n")
    .map((line) => `  ${line}`)
    .join("\n")}`;
}
