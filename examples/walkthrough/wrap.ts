/** The text in lines of at most `width` characters, broken at spaces, each after its margin. */
export function wrap(text: string, firstMargin: string, margin: string, width: number): string {
  const lines: string[] = [];
  let line = firstMargin;
  for (const word of text.split(" ")) {
    const isStart = line === firstMargin || line === margin;
    if (!isStart && line.length + 1 + word.length > width) {
      lines.push(line);
      line = margin + word;
    } else {
      line += isStart ? word : ` ${word}`;
    }
  }
  return [...lines, line].join("\n");
}
