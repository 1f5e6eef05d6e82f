import mysql from "mysql2";
import pg from "pg";
import { exactness } from "../../configured/exactness.ts";
import { isReachable } from "../../servers/is-reachable.ts";
import { mariadb, postgres } from "../../servers/server.ts";
import { hostTarget, MARIADB_TARGET, mariadbUrl, ownMariadb, ownPostgres } from "../host-target.ts";
import { overKysely } from "../kysely/targets.ts";
import { kysely29 } from "../kysely/versions.ts";
import { mysqlSettings, spoilingTypes } from "./spoiled-settings.ts";

const onPostgres = hostTarget("Kysely with plugins, over pg with parsers of its own", async () => {
  const { name, run, drop } = await ownPostgres();
  const options = `-c search_path=${name} -c datestyle=german -c timezone=Asia/Kathmandu`;
  const pool = new pg.Pool({ connectionString: postgres.url, max: 3, options, types: spoilingTypes });
  return { ...overKysely(kysely29.pluggedOnPostgres(pool), "postgres", drop), run };
});

const onMariadb = hostTarget("Kysely over mysql2 with settings of its own", async () => {
  const { name, run, drop } = await ownMariadb();
  const pool = mysql.createPool({ ...mysqlSettings, uri: mariadbUrl(name), connectionLimit: 3 });
  return { ...MARIADB_TARGET, ...overKysely(kysely29.onMysql(pool), "mariadb", drop), run };
});

if (await isReachable(postgres)) exactness(onPostgres);
else console.log("skipped: no PostgreSQL");

if (await isReachable(mariadb)) exactness(onMariadb);
else console.log("skipped: no MariaDB");
