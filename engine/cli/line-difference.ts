const CONTEXT_LINES = 3;
/** Beyond this the middle is shown as a whole: finding the common lines costs the product of both lengths. */
const CELLS_MAX = 4_000_000;

/** The lines that differ, `-` for those that go and `+` for those that come, with a few around them. */
export function lineDifference(before: string, after: string): string {
  const old = before.split("\n");
  const now = after.split("\n");
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start++;
  let end = 0;
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) end++;
  const changed = compare(old.slice(start, old.length - end), now.slice(start, now.length - end));
  return [
    `@@ line ${start + 1} @@`,
    ...old.slice(Math.max(0, start - CONTEXT_LINES), start).map((line) => `  ${line}`),
    ...withoutLongRuns(changed),
    ...old.slice(old.length - end, old.length - end + CONTEXT_LINES).map((line) => `  ${line}`),
  ].join("\n");
}

function compare(old: readonly string[], now: readonly string[]): readonly string[] {
  if (old.length * now.length > CELLS_MAX) return [...old.map(gone), ...now.map(come)];
  const lengths = commonLengths(old, now);
  const lines: string[] = [];
  let left = 0;
  let right = 0;
  while (left < old.length && right < now.length) {
    if (old[left] === now[right]) {
      lines.push(`  ${old[left]}`);
      left++;
      right++;
    } else if ((lengths[left + 1]?.[right] ?? 0) >= (lengths[left]?.[right + 1] ?? 0)) {
      lines.push(gone(old[left++] ?? ""));
    } else lines.push(come(now[right++] ?? ""));
  }
  return [...lines, ...old.slice(left).map(gone), ...now.slice(right).map(come)];
}

/** The longest list of lines that both have in order, from each pair of places on. */
function commonLengths(old: readonly string[], now: readonly string[]): readonly Uint32Array[] {
  const lengths = Array.from({ length: old.length + 1 }, () => new Uint32Array(now.length + 1));
  for (let left = old.length - 1; left >= 0; left--) {
    const row = lengths[left];
    const below = lengths[left + 1];
    if (row === undefined || below === undefined) continue;
    for (let right = now.length - 1; right >= 0; right--) {
      row[right] =
        old[left] === now[right]
          ? (below[right + 1] ?? 0) + 1
          : Math.max(below[right] ?? 0, row[right + 1] ?? 0);
    }
  }
  return lengths;
}

function withoutLongRuns(lines: readonly string[]): readonly string[] {
  const isNear = (at: number): boolean =>
    lines
      .slice(Math.max(0, at - CONTEXT_LINES), at + CONTEXT_LINES + 1)
      .some((line) => !line.startsWith("  "));
  const shown: string[] = [];
  lines.forEach((line, at) => {
    if (isNear(at)) shown.push(line);
    else if (shown.at(-1) !== "  …") shown.push("  …");
  });
  return shown;
}

const gone = (line: string): string => `- ${line}`;
const come = (line: string): string => `+ ${line}`;
