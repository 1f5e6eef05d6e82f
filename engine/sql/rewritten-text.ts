/** What stands in quotes, and placeholders outside of them. Our statements have no comments and no other quotes. */
const PARTS = /'[^']*'|"[^"]*"|`[^`]*`|\?|\$\d+/g;

/**
 * The statement in the words of a host ORM that has placeholders of its own, and looks for them inside quotes
 * too. Placeholders are numbered in the order of the text, which is that of the values.
 */
export function rewrittenText(
  text: string,
  placeholder: (position: number) => string,
  quoted: (part: string) => string,
): string {
  let position = 0;
  return text.replace(PARTS, (part) =>
    part.startsWith("?") || part.startsWith("$") ? placeholder(++position) : quoted(part),
  );
}
