import { isObject } from "../match.ts";

/** What the configuration of MikroORM gives. */
export interface MikroormConfiguration {
  get(name: "pool" | "driverOptions"): unknown;
}

/** Of pools for which nobody chose, in both versions. */
const USUAL_MAX = 10;
/** Where the options of the client itself choose. */
const CLIENT_OPTIONS = ["pool", "max", "connectionLimit"];

/** Connections that the pool may have; infinite where the configuration does not tell. */
export function mikroormPoolSize(config: MikroormConfiguration): number {
  const options = config.get("driverOptions");
  if (isObject(options) && CLIENT_OPTIONS.some((name) => Reflect.has(options, name))) {
    return Number.POSITIVE_INFINITY;
  }
  const pool = config.get("pool");
  const max: unknown = isObject(pool) ? Reflect.get(pool, "max") : undefined;
  return typeof max === "number" ? max : USUAL_MAX;
}
