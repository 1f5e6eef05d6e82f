import type { Token } from "./tokens.ts";

/** `@name(…)` or `@@name(…)`. */
export interface Attribute {
  /** Without the signs: `id`, `db.Timestamptz`. */
  readonly name: string;
  /** Arguments without a name, in order. */
  readonly values: readonly Value[];
  readonly named: Readonly<Record<string, Value>>;
}

/** A text, a list, or anything else as the words that it is written with. */
export type Value =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly Value[] }
  | { readonly kind: "words"; readonly words: string };

/** The attributes of one line of a block; `sign` is `@` for a field's, `@@` for a block's. */
export function readAttributes(tokens: readonly Token[], sign: "@" | "@@"): readonly Attribute[] {
  const attributes: Attribute[] = [];
  let at = 0;
  while (at < tokens.length) {
    const token = tokens[at++];
    if (token?.kind !== "word" || !isSigned(token.text, sign)) continue;
    const name = token.text.slice(sign.length);
    const end = isOpening(tokens[at], "(") ? closing(tokens, at) : at;
    attributes.push({ name, ...readArguments(tokens.slice(at + 1, end)) });
    at = end === at ? at : end + 1;
  }
  return attributes;
}

function isSigned(text: string, sign: "@" | "@@"): boolean {
  return text.startsWith(sign) && text.startsWith("@@") === (sign === "@@");
}

function isOpening(token: Token | undefined, mark: string): boolean {
  return token?.kind === "mark" && token.text === mark;
}

const PAIRS: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

/** Where the bracket at `start` is closed. */
function closing(tokens: readonly Token[], start: number): number {
  let depth = 0;
  for (let at = start; at < tokens.length; at++) {
    const token = tokens[at];
    if (token?.kind !== "mark") continue;
    if (Object.hasOwn(PAIRS, token.text)) depth++;
    else if (Object.values(PAIRS).includes(token.text) && --depth === 0) return at;
  }
  return tokens.length;
}

function readArguments(tokens: readonly Token[]): Pick<Attribute, "values" | "named"> {
  const values: Value[] = [];
  const named: Record<string, Value> = Object.create(null);
  for (const part of parts(tokens)) {
    const [name, colon] = part;
    if (name?.kind === "word" && colon?.kind === "mark" && colon.text === ":") {
      named[name.text] = readValue(part.slice(2));
    } else values.push(readValue(part));
  }
  return { values, named };
}

/** What stands between the commas that no bracket encloses. */
function parts(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const found: Token[][] = [];
  let part: Token[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined) continue;
    if (token.kind === "mark" && token.text === ",") {
      found.push(part);
      part = [];
    } else if (token.kind === "mark" && Object.hasOwn(PAIRS, token.text)) {
      const end = closing(tokens, at);
      part.push(...tokens.slice(at, end + 1));
      at = end;
    } else part.push(token);
  }
  return part.length === 0 ? found : [...found, part];
}

function readValue(tokens: readonly Token[]): Value {
  const [first] = tokens;
  if (first?.kind === "text") return { kind: "text", text: first.text };
  if (isOpening(first, "[")) return { kind: "list", items: parts(tokens.slice(1, -1)).map(readValue) };
  return { kind: "words", words: tokens.map((token) => token.text).join("") };
}

/** The first word of a value: `email` of `email(sort: Desc)`. */
export function wordOf(value: Value): string {
  return value.kind === "words" ? (value.words.match(/^[^([{]*/)?.[0] ?? "") : "";
}

export function textOf(value: Value | undefined): string | null {
  return value?.kind === "text" ? value.text : null;
}

export function wordsOf(value: Value | undefined): readonly string[] {
  return value?.kind === "list" ? value.items.map(wordOf) : [];
}
