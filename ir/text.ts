const native: unknown = Reflect.get(String.prototype, "isWellFormed");
const LONE_SURROGATE = /\p{Surrogate}/u;

const isWellFormed: (text: string) => boolean =
  typeof native === "function" ? (text) => native.call(text) === true : (text) => !LONE_SURROGATE.test(text);

/**
 * Whether every backend gives back exactly this text: no lone surrogate, which all of them replace, and
 * no NUL, which PostgreSQL refuses and SQLite takes for an end.
 */
export function isStorableText(text: string): boolean {
  return isWellFormed(text) && !text.includes("\0");
}

/** Order by code point, which is the order of the UTF-8 bytes. JavaScript's own `<` orders by UTF-16 unit. */
export function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const left = a.charCodeAt(at);
    const right = b.charCodeAt(at);
    if (left !== right) return codePointRank(left) - codePointRank(right);
  }
  return a.length - b.length;
}

/** Surrogates stand for code points above U+FFFF, so they must rank above U+E000 to U+FFFF. */
function codePointRank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}
