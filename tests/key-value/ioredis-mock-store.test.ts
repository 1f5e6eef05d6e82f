import Mock from "ioredis-mock";
import { createDriver } from "../../engine/backends/key-value/ioredis-mock.ts";
import { testStore } from "./store-conformance.ts";

let opened = 0;

testStore({
  name: "ioredis-mock",
  open: async () => createDriver(new Mock(), { base: `store-${opened++}:` }),
});
