import { createBenchDatabase } from "../data/bench-database.ts";
import { strategiesTable } from "../report/tables.ts";
import { measureStrategies } from "./measure-strategies.ts";

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
