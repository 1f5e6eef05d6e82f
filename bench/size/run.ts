import { parseArgs } from "node:util";
import { APPLICATIONS } from "./applications.ts";
import { bundleApplication } from "./bundle-application.ts";

const { values: options } = parseArgs({
  options: {
    packages: { type: "boolean", default: false },
    files: { type: "string" },
  },
});

const table: Record<string, object> = {};
for (const [name, application] of Object.entries(APPLICATIONS)) {
  const { minified, gzipped, later, files } = await bundleApplication(
    application,
    options.packages ? "packages" : "sources",
  );
  table[name] = { minified, gzipped, later };
  if (options.files === name) console.table(files.map(([path, bytes]) => ({ path, bytes })));
}
console.table(table);
