import Mock from "ioredis-mock";
import { createDriver } from "../../engine/backends/key-value/ioredis-mock.ts";
import { testStore } from "./store-conformance.ts";
import { testTransactions } from "./transaction-conformance.ts";

let opened = 0;
const mock = {
  name: "ioredis-mock",
  open: async () => createDriver(new Mock(), { base: `store-${opened++}:` }),
};

testStore(mock);
testTransactions(mock, 5);
