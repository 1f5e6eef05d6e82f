/**
 * What in a plan is not frozen plain data: a plan is shared by all calls of its shape, printed and
 * compared, so it holds no function, class instance, date or map, and nothing that can change.
 */
export function frozen(value: unknown, path = "plan"): readonly string[] {
  switch (typeof value) {
    case "string":
    case "boolean":
      return [];
    case "number":
      return Number.isSafeInteger(value) ? [] : [`${path} is no whole number`];
    case "object":
      return value === null ? [] : objectProblems(value, path);
    default:
      return [`${path} is a ${typeof value}`];
  }
}

function objectProblems(value: object, path: string): readonly string[] {
  if (!isPlain(value)) return [`${path} is an instance of a class`];
  if (Object.getOwnPropertySymbols(value).length > 0) return [`${path} has a symbol key`];
  const problems = Object.isFrozen(value) ? [] : [`${path} is not frozen`];
  for (const [key, item] of Object.entries(value)) {
    problems.push(...frozen(item, Array.isArray(value) ? `${path}[${key}]` : `${path}.${key}`));
  }
  return problems;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || (Array.isArray(value) && prototype === Array.prototype);
}
