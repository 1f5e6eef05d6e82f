import { generateLibrary, removeGenerated } from "./generate.ts";
import { type Cost, measureCost } from "./measure-cost.ts";

const SIZES = [
  { models: 10, queries: 10 },
  { models: 50, queries: 50 },
  { models: 200, queries: 0 },
  { models: 200, queries: 50 },
  { models: 200, queries: 200 },
];

try {
  generateLibrary();
  for (const query of ["nested", "dashboard"] as const) {
    const table: Record<string, Cost> = {};
    for (const size of SIZES) {
      table[`${size.models} models, ${size.queries} queries`] = measureCost({ ...size, query });
    }
    console.log(query);
    console.table(table);
  }
} finally {
  removeGenerated();
}
