import { isReachable } from "../../servers/is-reachable.ts";
import { mariadb, postgres } from "../../servers/server.ts";
import { sameMistakes } from "../../support/mistakes.ts";
import { mikroorm7MariadbTarget, mikroorm7PostgresTarget, mikroorm7SqliteTarget } from "./targets.ts";

sameMistakes(mikroorm7SqliteTarget());
if (await isReachable(postgres)) sameMistakes(mikroorm7PostgresTarget());
if (await isReachable(mariadb)) sameMistakes(mikroorm7MariadbTarget());
