import type { Rule } from "./rule.ts";

export const LINES_MAX = 400;

export const fileLength: Rule = {
  name: "file length",
  check: (sources) =>
    sources.flatMap(({ path, text }) => {
      const lines = text.trimEnd().split("\n").length;
      return lines > LINES_MAX
        ? [{ path, line: LINES_MAX, message: `has ${lines} lines, ${LINES_MAX} at most` }]
        : [];
    }),
};
