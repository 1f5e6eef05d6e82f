import { durableClients, fastClients } from "./clients/index";
import { readOptions } from "./options";
import { runWalkthrough } from "./run-walkthrough";
import { UserError } from "./user-error";

try {
  const options = readOptions(process.argv.slice(2), {
    durable: Object.keys(durableClients),
    fast: Object.keys(fastClients),
  });
  await runWalkthrough(options);
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
