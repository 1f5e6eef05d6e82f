import { Generated } from "./cell.ts";
import type { Expected } from "./expected.ts";

/** The answer as an application sees it. Lists without a promised order come in the oracle's. */
export function userValue(expected: Expected): unknown {
  switch (expected.kind) {
    case "nothing":
      return null;
    case "number":
      return expected.value;
    case "list":
      return expected.items.map(userValue);
    case "record":
      return Object.fromEntries([...expected.entries].map(([name, entry]) => [name, userValue(entry)]));
    case "cell":
      if (expected.cell instanceof Generated) return expected.cell;
      return expected.type === "datetime" && typeof expected.cell === "number"
        ? new Date(expected.cell)
        : expected.cell;
  }
}
