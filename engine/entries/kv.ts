export { createKvDriver, type KvDriverInput } from "../backends/key-value/create-kv-driver.ts";
