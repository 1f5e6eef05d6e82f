import { conformance } from "../../conformance/backend-suite.ts";
import { prisma6BetterSqlite3Target } from "./target.ts";

conformance(prisma6BetterSqlite3Target());
