import type { Session } from "./driver.ts";

/** The transactions whose callbacks the current asynchronous call is inside of, innermost first. */
interface Scope {
  readonly session: Session;
  readonly outer: Scope | undefined;
}

interface ScopeStorage {
  readonly run: <T>(scope: Scope, fn: () => T) => T;
  readonly getStore: () => Scope | undefined;
}

let storage: ScopeStorage | null | undefined;

/**
 * Marks all that `fn` starts as being inside the session's transaction. Where the runtime has no
 * `AsyncLocalStorage` nothing is marked, and {@link isInsideTransaction} answers false.
 */
export function insideTransaction<T>(session: Session, fn: () => T): T {
  storage ??= createStorage();
  if (storage === null) return fn();
  return storage.run({ session, outer: storage.getStore() }, fn);
}

/** Whether the caller runs inside the callback of a transaction that `matches`. */
export function isInsideTransaction(matches: (session: Session) => boolean): boolean {
  let scope = storage?.getStore();
  while (scope !== undefined) {
    if (matches(scope.session)) return true;
    scope = scope.outer;
  }
  return false;
}

/** Not imported: workers without Node's modules must be able to load this file. */
function createStorage(): ScopeStorage | null {
  const hooks = globalThis.process?.getBuiltinModule?.("node:async_hooks");
  return hooks === undefined ? null : new hooks.AsyncLocalStorage<Scope>();
}
