/** Calls a method whose name is data. */
export function applyMethod(receiver: object, name: string, args: readonly unknown[]): unknown {
  const method: unknown = Reflect.get(receiver, name);
  if (typeof method !== "function") throw new TypeError(`there is no method "${name}"`);
  return Reflect.apply(method, receiver, args);
}
