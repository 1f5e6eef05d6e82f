import type { Executor } from "./driver.ts";

/** What Node's `console.log` asks an object for. */
const INSPECT = Symbol.for("nodejs.util.inspect.custom");

/**
 * The driver as applications hold it. Logs and JSON show what it is and can do, not its client: that may
 * hold a password, and itself.
 */
export function frozenDriver<D extends Executor>(driver: D): D {
  const { kind, dialect, capabilities } = driver;
  const shown = { value: () => ({ kind, dialect, capabilities }) };
  return Object.freeze(Object.defineProperties(driver, { toJSON: shown, [INSPECT]: shown }));
}
