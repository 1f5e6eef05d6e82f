/** JSON's escapes are those of the language, but for two that it does not know. */
const UNKNOWN: Readonly<Record<string, string>> = { "\\b": "\\u0008", "\\f": "\\u000c" };

/** A string of Prisma's schema language. */
export function prismaText(text: string): string {
  return JSON.stringify(text).replace(/\\./g, (sequence) => UNKNOWN[sequence] ?? sequence);
}

/** Lines that Prisma takes for the description of what follows. */
export function prismaDescription(description: string | null): readonly string[] {
  return description === null ? [] : description.split(/\r\n|[\n\r]/).map((line) => `/// ${line}`.trimEnd());
}
