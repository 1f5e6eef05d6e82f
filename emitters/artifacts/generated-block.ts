export interface GeneratedBlock {
  /** The text of the file as it is. */
  readonly current: string;
  /** What stands in the block from now on. */
  readonly content: string;
  /** Tells the blocks of one file apart. */
  readonly label?: string | undefined;
  /** What starts a comment in the file's language: `//` where nothing is said. */
  readonly commentPrefix?: string | undefined;
}

/**
 * The file with the block's content exchanged, and the block put at its end where there is none yet. All
 * outside the block's two marking lines stays as it is. Throws where only one of the lines is there.
 */
export function replaceGeneratedBlock(block: GeneratedBlock): string {
  const { current, label = "schema", commentPrefix = "//" } = block;
  const start = `${commentPrefix} farm-orm ${label}: generated from here`;
  const end = `${commentPrefix} farm-orm ${label}: generated to here`;
  const lines = current.split("\n");
  const first = placeOf(lines, start);
  const last = placeOf(lines, end);
  const inside = [start, ...block.content.trimEnd().split("\n"), end];
  if (first === -1 && last === -1) {
    const before = current.trimEnd();
    return `${before === "" ? "" : `${before}\n\n`}${inside.join("\n")}\n`;
  }
  if (first === -1 || last < first) throw new SyntaxError(`the generated block "${label}" has one end only`);
  return [...lines.slice(0, first), ...inside, ...lines.slice(last + 1)].join("\n");
}

/** Where the marking line stands, whatever white space is around it; -1 for nowhere. */
function placeOf(lines: readonly string[], marker: string): number {
  const place = lines.findIndex((line) => line.trim() === marker);
  const second = lines.findLastIndex((line) => line.trim() === marker);
  if (place !== second) throw new SyntaxError(`the line "${marker}" is there twice`);
  return place;
}
