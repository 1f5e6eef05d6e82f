import type { CompiledRuntime } from "../../engine/compiled/compiled-runtime.ts";
import * as compiled from "../../engine/compiled/index.ts";

/** What a bundler makes of a module of compiled calls and the package that it imports. */
export function evaluateCompiledModule(text: string): CompiledRuntime {
  const body = text
    .replace(/^import .*$/m, "")
    .replace(/^export \{.*$/m, "")
    .replace("export const", "const");
  const names = Object.keys(compiled);
  const evaluate = new Function(...names, `${body}; return { createOrmFromRuntime, defineSchema };`);
  return evaluate(...Object.values(compiled));
}
