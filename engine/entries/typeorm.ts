export { createTypeormDriver } from "../backends/sql/create-typeorm-driver.ts";
