import { suite } from "uvu";
import { mysql } from "../servers/server.ts";
import { mysqlTarget } from "../support/targets/mysql-family.ts";
import { conformance } from "./backend-suite.ts";

const claims = {
  transactions: "interactive",
  savepoints: true,
  foreignKeys: true,
  nestedLevels: 60,
} as const;

if (mysql !== null) conformance(mysqlTarget(mysql), claims);
else {
  const test = suite("mysql");
  test.skip("MYSQL_URL names no server", () => {});
  test.run();
}
