import { nodeSqliteTarget } from "../../support/targets/node-sqlite.ts";
import { conformance } from "../backend-suite.ts";

conformance(nodeSqliteTarget());
