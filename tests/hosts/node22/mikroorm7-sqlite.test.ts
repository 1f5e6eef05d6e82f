import { conformance } from "../../conformance/backend-suite.ts";
import { mikroorm7SqliteTarget } from "./targets.ts";

conformance(mikroorm7SqliteTarget());
