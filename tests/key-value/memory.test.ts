import { createMemoryDriver } from "../../engine/backends/memory/memory-driver.ts";
import { testStore } from "./store-conformance.ts";
import { testTransactions } from "./transaction-conformance.ts";

const memory = { name: "memory", open: async () => createMemoryDriver() };

testStore(memory);
testTransactions(memory, 1000);
