import { conformance } from "../../conformance/backend-suite.ts";
import { prismaD1Target } from "./targets.ts";

conformance(prismaD1Target());
