export { createKyselyDriver, type KyselyDriverInput } from "../backends/sql/create-kysely-driver.ts";
