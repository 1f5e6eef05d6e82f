/** Bytes of an InnoDB key are 3,072, and a character may take four. */
const KEY_CHARACTERS_MAX = 768;

/** The longest text of any key column. */
export const KEY_TEXT_MAX = 255;

/** How many characters a text column has room for in a key or index of so many columns, if all are texts. */
export function keyTextLength(columns: number): number {
  return Math.min(KEY_TEXT_MAX, Math.floor(KEY_CHARACTERS_MAX / Math.max(columns, 1)));
}
