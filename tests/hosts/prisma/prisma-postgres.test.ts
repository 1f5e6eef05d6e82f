import { conformance } from "../../conformance/backend-suite.ts";
import { prismaPostgresTarget } from "./targets.ts";

conformance(prismaPostgresTarget());
