/** The command behind `npm run fuzz`. */
import { randomInt } from "node:crypto";
import { availableParallelism } from "node:os";
import { runFaultSuites } from "../report/fault-results.ts";
import { writeReport } from "../report/write-report.ts";
import { fuzz } from "./fuzz.ts";
import { HELP, readOptions, UsageError } from "./options.ts";
import { replay } from "./replay.ts";

process.exitCode = await main().catch((error: unknown) => {
  if (!(error instanceof UsageError)) throw error;
  console.error(error.message);
  return 2;
});

async function main(): Promise<number> {
  const command = readOptions(process.argv.slice(2), () => randomInt(2 ** 31), availableParallelism());
  switch (command.kind) {
    case "help":
      console.log(HELP);
      return 0;
    case "report":
      writeReport();
      return 0;
    case "faults":
      return (await runFaultSuites()) ? 0 : 1;
    case "replay":
      return replay(command.file, command.options);
    case "fuzz":
      return fuzz(command.options);
  }
}
