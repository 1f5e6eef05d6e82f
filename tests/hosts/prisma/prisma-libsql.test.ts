import { conformance } from "../../conformance/backend-suite.ts";
import { prismaLibsqlTarget } from "./targets.ts";

conformance(prismaLibsqlTarget());
