import { generateLibrary, removeGenerated } from "../../bench/types/generate.ts";
import { measureCost } from "../../bench/types/measure-cost.ts";

const APPLICATION = { models: 50, queries: 50, query: "nested" } as const;
/** The count is the same on every machine. */
const INSTANTIATIONS_MAX = 15_500;

/** A schema and its calls stay cheap to check: one constraint too many on a model costs it again for every one. */
export function checkTypeCost(): void {
  try {
    generateLibrary();
    const { instantiations } = measureCost(APPLICATION);
    if (instantiations > INSTANTIATIONS_MAX) {
      throw new Error(`${instantiations} instantiations, of at most ${INSTANTIATIONS_MAX}`);
    }
  } finally {
    removeGenerated();
  }
}
