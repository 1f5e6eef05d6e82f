import { conformance } from "../../conformance/backend-suite.ts";
import { prisma6D1Target } from "./target.ts";

conformance(prisma6D1Target());
