import { conformance } from "../../conformance/backend-suite.ts";
import { prisma6PostgresTarget } from "./target.ts";

conformance(prisma6PostgresTarget());
