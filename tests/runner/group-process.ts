import { once } from "node:events";
import type { Message } from "./report.ts";
import { runTestFile } from "./test-file.ts";

for (const file of process.argv.slice(2)) {
  await send({ kind: "file", report: await runTestFile(file) });
}
await send({ kind: "end" });
// Some embedded engines keep the process alive after their last test. Standard output is a pipe here, and
// what is still in it would be lost.
if (process.stdout.writableNeedDrain) await once(process.stdout, "drain");
process.exit();

function send(message: Message): Promise<void> {
  return new Promise((resolve) => {
    if (process.send === undefined) resolve();
    else process.send(message, () => resolve());
  });
}
