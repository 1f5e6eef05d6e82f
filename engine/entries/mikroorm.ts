export { createMikroormDriver, type MikroormDriverInput } from "../backends/sql/create-mikroorm-driver.ts";
