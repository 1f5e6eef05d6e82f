export interface Token {
  readonly kind: "word" | "text" | "mark";
  readonly text: string;
}

const MARKS = "()[]{},:=?";

/** The tokens of each line of a Prisma schema; comments and empty lines are left out. */
export function tokenLines(schema: string): readonly (readonly Token[])[] {
  const lines: (readonly Token[])[] = [];
  let isComment = false;
  for (const line of schema.split("\n")) {
    const read = tokensOf(line, isComment);
    if (read.tokens.length > 0) lines.push(read.tokens);
    isComment = read.isComment;
  }
  return lines;
}

interface ReadLine {
  readonly tokens: readonly Token[];
  /** Whether a comment goes on in the next line. */
  readonly isComment: boolean;
}

function tokensOf(line: string, isInComment: boolean): ReadLine {
  const tokens: Token[] = [];
  let at = isInComment ? endOfComment(line, 0) : 0;
  if (at === -1) return { tokens, isComment: true };
  while (at < line.length) {
    const character = line[at] ?? "";
    if (line.startsWith("//", at)) break;
    if (line.startsWith("/*", at)) {
      at = endOfComment(line, at + 2);
      if (at === -1) return { tokens, isComment: true };
    } else if (character.trim() === "") at++;
    else if (character === '"') {
      const end = endOfText(line, at);
      tokens.push({ kind: "text", text: unescaped(line.slice(at, end)) });
      at = end;
    } else if (MARKS.includes(character)) {
      tokens.push({ kind: "mark", text: character });
      at++;
    } else {
      const end = endOfWord(line, at);
      tokens.push({ kind: "word", text: line.slice(at, end).replace(/\s+/, "") });
      at = end;
    }
  }
  return { tokens, isComment: false };
}

/** After its last mark; -1 where it goes on in the next line. */
function endOfComment(line: string, start: number): number {
  const end = line.indexOf("*/", start);
  return end === -1 ? -1 : end + 2;
}

/** After the quotation mark that ends the text. */
function endOfText(line: string, start: number): number {
  for (let at = start + 1; at < line.length; at++) {
    if (line[at] === "\\") at++;
    else if (line[at] === '"') return at + 1;
  }
  return line.length;
}

/** The signs of an attribute belong to its name, also with a space between them, and need none before them. */
function endOfWord(line: string, start: number): number {
  let at = start;
  while (line[at] === "@") at++;
  while (at > start && /\s/.test(line[at] ?? "")) at++;
  while (at < line.length && !/[\s"@]/.test(line[at] ?? "") && !MARKS.includes(line[at] ?? "")) at++;
  return at;
}

/** Its escapes are those of JSON. */
function unescaped(quoted: string): string {
  try {
    const text: unknown = JSON.parse(quoted);
    return typeof text === "string" ? text : quoted;
  } catch {
    return quoted.slice(1, -1);
  }
}
