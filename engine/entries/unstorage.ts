export {
  createUnstorageDriver,
  type UnstorageDriverInput,
} from "../backends/key-value/create-unstorage-driver.ts";
