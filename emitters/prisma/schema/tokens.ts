export interface Token {
  readonly kind: "word" | "text" | "mark";
  readonly text: string;
}

const MARKS = "()[]{},:=";

/** The tokens of each line of a Prisma schema; comments and empty lines are left out. */
export function tokenLines(schema: string): readonly (readonly Token[])[] {
  return schema
    .split("\n")
    .map(tokensOf)
    .filter((tokens) => tokens.length > 0);
}

function tokensOf(line: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < line.length) {
    const character = line[at] ?? "";
    if (line.startsWith("//", at)) break;
    if (character.trim() === "") at++;
    else if (character === '"') {
      const end = endOfText(line, at);
      tokens.push({ kind: "text", text: unescaped(line.slice(at, end)) });
      at = end;
    } else if (MARKS.includes(character)) {
      tokens.push({ kind: "mark", text: character });
      at++;
    } else {
      const end = endOfWord(line, at);
      tokens.push({ kind: "word", text: line.slice(at, end) });
      at = end;
    }
  }
  return tokens;
}

/** After the quotation mark that ends the text. */
function endOfText(line: string, start: number): number {
  for (let at = start + 1; at < line.length; at++) {
    if (line[at] === "\\") at++;
    else if (line[at] === '"') return at + 1;
  }
  return line.length;
}

function endOfWord(line: string, start: number): number {
  let at = start + 1;
  while (at < line.length && !/[\s"]/.test(line[at] ?? "") && !MARKS.includes(line[at] ?? "")) at++;
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
