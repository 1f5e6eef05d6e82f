import { generateLibrary, removeGenerated } from "../types/generate.ts";
import { measureCost } from "../types/measure-cost.ts";
import { APPLICATIONS } from "./applications.ts";
import { bundleApplication } from "./bundle-application.ts";

/** What the library weighs in a bundle and in the type checker: the same on every machine. */
export interface Weight {
  /** Gzipped bytes that run from the start, by application. */
  readonly gzipped: Readonly<Record<string, number>>;
  /** Of 200 models and 50 calls. */
  readonly instantiations: number;
}

export async function measureWeight(): Promise<Weight> {
  const gzipped: Record<string, number> = {};
  for (const [name, { code }] of Object.entries(APPLICATIONS)) {
    gzipped[name] = (await bundleApplication(code, "sources")).gzipped;
  }
  try {
    generateLibrary();
    return {
      gzipped,
      instantiations: measureCost({ models: 200, queries: 50, query: "dashboard" }).instantiations,
    };
  } finally {
    removeGenerated();
  }
}
