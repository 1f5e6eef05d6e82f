import Database from "better-sqlite3";
import { createDriver } from "../../../engine/backends/sql/better-sqlite3.ts";
import { conformance } from "../../conformance/backend-suite.ts";
import { hostTarget } from "../host-target.ts";

conformance(
  hostTarget("better-sqlite3 13", async () => {
    const client = new Database(":memory:");
    client.pragma("reverse_unordered_selects = on");
    const run = async (text: string) => client.exec(text);
    const dispose = async () => client.close();
    return { client, createDriver, sends: ["all", "run", "get"], run, dispose };
  }),
);
