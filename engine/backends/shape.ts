/** `true` for an object with all these methods, else the first that it lacks. */
export function hasMethods(client: object, names: readonly string[]): true | string {
  for (const name of names) {
    if (typeof Reflect.get(client, name) !== "function") return `it has no method ${name}`;
  }
  return true;
}
