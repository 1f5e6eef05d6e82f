/** A string literal of TypeScript. */
export function typescriptText(text: string): string {
  return JSON.stringify(text);
}

/** A JSON value as an expression of TypeScript. */
export function typescriptJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(typescriptJson).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(([name, item]) => `${entryName(name)}:${typescriptJson(item)}`);
  return `{${entries.join(",")}}`;
}

/** Without the brackets it would set the prototype. */
function entryName(name: string): string {
  return name === "__proto__" ? '["__proto__"]' : typescriptText(name);
}

const IDENTIFIER = /^[A-Za-z_$][A-Za-z0-9_$]*$/;

/** The name as the key of an object literal. */
export function propertyKey(name: string): string {
  return IDENTIFIER.test(name) ? name : typescriptText(name);
}

/** The property of the object that has this name. */
export function propertyOf(object: string, name: string): string {
  return IDENTIFIER.test(name) ? `${object}.${name}` : `${object}[${typescriptText(name)}]`;
}

/** The description as a comment that nothing in it can end. */
export function docComment(description: string | null): readonly string[] {
  if (description === null) return [];
  const lines = description.replaceAll("*/", "* /").split(/\r\n|[\n\r\u2028\u2029]/);
  return lines.length === 1
    ? [`/** ${lines[0]} */`]
    : ["/**", ...lines.map((line) => ` * ${line}`.trimEnd()), " */"];
}

/** Words that cannot name a constant, and names that generated files import or use. */
export const RESERVED_CONSTANTS: ReadonlySet<string> = new Set(
  (
    "arguments async await break case catch class const continue debugger default delete do else enum eval " +
    "export extends false finally for function if implements import in instanceof interface let new null " +
    "package private protected public return static super switch this throw true try typeof undefined using " +
    "var void while with yield Date BigInt JSON Object Array String Number Boolean globalThis"
  ).split(" "),
);
