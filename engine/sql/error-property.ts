/** Clients throw errors, plain objects and strings; what they say of themselves is read here only. */
export function errorText(error: unknown, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = property(error, name);
    if (typeof value === "string" && value !== "") return value;
  }
  return undefined;
}

export function errorNumber(error: unknown, name: string): number | undefined {
  const value = property(error, name);
  return typeof value === "number" ? value : undefined;
}

export function errorMessage(error: unknown): string {
  return typeof error === "string" ? error : (errorText(error, "message") ?? "");
}

function property(error: unknown, name: string): unknown {
  return typeof error === "object" && error !== null ? Reflect.get(error, name) : undefined;
}
