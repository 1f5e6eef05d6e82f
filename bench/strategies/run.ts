import { createBenchDatabase } from "../data/bench-database.ts";
import { strategiesTable } from "../report/tables.ts";
import { measureChains } from "./measure-chains.ts";
import { measureStrategies } from "./measure-strategies.ts";
import { openEngines } from "./open-engines.ts";

const database = await createBenchDatabase();
if (database === null) {
  console.log("PostgreSQL cannot be reached");
  process.exit(1);
}
try {
  console.log(strategiesTable(await measureStrategies(database.url)));
} finally {
  await database.drop();
}

for (const engine of await openEngines()) {
  console.log(`\nto-one chains on ${engine.name}`);
  try {
    await measureChains(engine);
  } finally {
    await engine.close();
  }
}
