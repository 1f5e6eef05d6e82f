export { createD1Driver } from "../backends/sql/create-d1-driver.ts";
