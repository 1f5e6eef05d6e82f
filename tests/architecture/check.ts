import { readTree } from "./read-tree.ts";
import { rules } from "./rules.ts";

const sources = readTree(process.cwd());
let broken = 0;
for (const { name, check } of rules) {
  const violations = check(sources);
  console.log(`${violations.length === 0 ? "ok  " : "FAIL"} ${name}`);
  for (const { path, line, message } of violations) console.log(`       ${path}:${line} ${message}`);
  if (violations.length > 0) broken++;
}
console.log(`${rules.length - broken} of ${rules.length} rules hold in ${sources.length} files`);
if (broken > 0) process.exitCode = 1;
