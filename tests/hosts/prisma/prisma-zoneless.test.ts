import { conformance } from "../../conformance/backend-suite.ts";
import { prismaZonelessTarget } from "./targets.ts";

conformance(prismaZonelessTarget());
