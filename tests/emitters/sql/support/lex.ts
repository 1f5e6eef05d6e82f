export type Token =
  | { readonly kind: "word" | "number" | "operator"; readonly text: string }
  /** A quoted name or a string, without its marks. */
  | { readonly kind: "quoted" | "string"; readonly text: string }
  | { readonly kind: "placeholder"; readonly text: string };

const OPERATORS = ["~", "->>", "::", "<>", "<=", ">=", "||", ...",.()[]=<>+-*/:"];

/**
 * Splits emitted SQL. It knows nothing that the emitter should never write: a comment, a semicolon, a
 * backslash outside of quotes or any other character is an error.
 */
export function lex(text: string, mark: '"' | "`", placeholder: "?" | "$"): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const character = text.charAt(at);
    if (character === " ") at++;
    else if (character === mark || character === "'") at = quotedToken(character);
    else if (character === placeholder) at = placeholderToken();
    else if (/[a-z_]/i.test(character)) at = run("word", /[a-z0-9_]/i);
    else if (/[0-9]/.test(character)) at = run("number", /[0-9]/);
    else at = operatorToken();
  }
  return tokens;

  function quotedToken(quote: string): number {
    let end = at + 1;
    while (text.charAt(end) !== quote || text.charAt(end + 1) === quote) {
      if (end >= text.length) throw new Error("a quote is not closed");
      end += text.charAt(end) === quote ? 2 : 1;
    }
    const content = text.slice(at + 1, end).replaceAll(quote + quote, quote);
    tokens.push({ kind: quote === "'" ? "string" : "quoted", text: content });
    return end + 1;
  }

  function placeholderToken(): number {
    let end = at + 1;
    while (placeholder === "$" && /[0-9]/.test(text.charAt(end))) end++;
    tokens.push({ kind: "placeholder", text: text.slice(at, end) });
    return end;
  }

  function run(kind: "word" | "number", allowed: RegExp): number {
    let end = at;
    while (end < text.length && allowed.test(text.charAt(end))) end++;
    tokens.push({ kind, text: text.slice(at, end) });
    return end;
  }

  function operatorToken(): number {
    const operator = OPERATORS.find((candidate) => text.startsWith(candidate, at));
    if (operator === undefined || text.startsWith("--", at) || text.startsWith("/*", at)) {
      throw new Error(`what no statement should hold: ${text.slice(at, at + 20)}`);
    }
    tokens.push({ kind: "operator", text: operator });
    return at + operator.length;
  }
}
