/** A string of Prisma's schema language. */
export function prismaText(text: string): string {
  // JSON's escapes are those of the language, but for two that it does not know.
  return JSON.stringify(text).replaceAll("\\b", "\\u0008").replaceAll("\\f", "\\u000c");
}

/** Lines that Prisma takes for the description of what follows. */
export function prismaDescription(description: string | null): readonly string[] {
  return description === null ? [] : description.split(/\r\n|[\n\r]/).map((line) => `/// ${line}`.trimEnd());
}
