import { sameMistakes } from "../../support/mistakes.ts";
import { nodeSqliteTarget } from "../../support/targets/node-sqlite.ts";

sameMistakes(nodeSqliteTarget());
