import { createMemoryDriver } from "../../engine/backends/memory/memory-driver.ts";
import { testStore } from "./store-conformance.ts";

testStore({ name: "memory", open: async () => createMemoryDriver() });
