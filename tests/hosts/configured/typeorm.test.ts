import { createTypeormDriver } from "../../../engine/entries/typeorm.ts";
import { exactness } from "../../configured/exactness.ts";
import { isReachable } from "../../servers/is-reachable.ts";
import { mariadb, postgres } from "../../servers/server.ts";
import { hostTarget, MARIADB_TARGET, mariadbUrl, ownMariadb, ownPostgres } from "../host-target.ts";
import { type OpenedDataSource, typeorm1 } from "../typeorm/versions.ts";
import { mysqlSettings, spoilingTypes } from "./spoiled-settings.ts";

function over(client: OpenedDataSource, drop: () => Promise<unknown>) {
  const dispose = async () => {
    await client.destroy();
    await drop();
  };
  const createDriver = (dataSource: OpenedDataSource) => createTypeormDriver({ dataSource });
  return { client, createDriver, sends: ["query"], dispose };
}

const onPostgres = hostTarget("TypeORM over pg with parsers of its own", async () => {
  const { name, run, drop } = await ownPostgres();
  const options = `-c search_path=${name} -c datestyle=german -c timezone=Asia/Kathmandu`;
  const client = await typeorm1.open({
    type: "postgres",
    url: postgres.url,
    poolSize: 3,
    parseInt8: true,
    entityPrefix: "app_",
    extra: { options, types: spoilingTypes },
  });
  return { ...over(client, drop), run };
});

const onMariadb = hostTarget("TypeORM over mysql2 with settings of its own", async () => {
  const { name, run, drop } = await ownMariadb();
  const { decimalNumbers, jsonStrings, typeCast } = mysqlSettings;
  const client = await typeorm1.open({
    type: "mysql",
    url: mariadbUrl(name),
    poolSize: 3,
    dateStrings: true,
    supportBigNumbers: true,
    bigNumberStrings: true,
    timezone: "+09:00",
    entityPrefix: "app_",
    extra: { decimalNumbers, jsonStrings, typeCast, flags: ["-FOUND_ROWS"] },
  });
  return { ...MARIADB_TARGET, ...over(client, drop), run };
});

if (await isReachable(postgres)) exactness(onPostgres);
else console.log("skipped: no PostgreSQL");

if (await isReachable(mariadb)) exactness(onMariadb);
else console.log("skipped: no MariaDB");
