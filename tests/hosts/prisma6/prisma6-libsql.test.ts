import { conformance } from "../../conformance/backend-suite.ts";
import { prisma6LibsqlTarget } from "./target.ts";

conformance(prisma6LibsqlTarget());
