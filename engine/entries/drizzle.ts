export { createDrizzleDriver, type DrizzleDriverInput } from "../backends/sql/create-drizzle-driver.ts";
