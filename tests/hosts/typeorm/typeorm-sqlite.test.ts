import { conformance } from "../../conformance/backend-suite.ts";
import { typeormBetterSqlite3Target, typeormSqlJsTarget } from "./targets.ts";
import { typeormVersions } from "./versions.ts";

for (const typeorm of typeormVersions) {
  conformance(typeormBetterSqlite3Target(typeorm));
  conformance(typeormSqlJsTarget(typeorm));
}
