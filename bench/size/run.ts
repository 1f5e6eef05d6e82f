import { parseArgs } from "node:util";
import { APPLICATIONS } from "./applications.ts";
import { bundleApplication } from "./bundle-application.ts";

const { values: options } = parseArgs({
  options: {
    /** From what `npm run build` made instead of the sources. */
    packages: { type: "boolean", default: false },
    /** The application whose files are listed too. */
    files: { type: "string" },
  },
});

const table: Record<string, object> = {};
for (const [name, { code }] of Object.entries(APPLICATIONS)) {
  const { files, ...size } = await bundleApplication(code, options.packages ? "packages" : "sources");
  table[name] = size;
  if (options.files === name) console.table(files.map(([path, bytes]) => ({ path, bytes })));
}
console.table(table);
