/** A server that some tests need. Always on loopback. */
export interface Server {
  readonly name: string;
  readonly url: string;
}

export const postgres: Server = {
  name: "PostgreSQL",
  url: process.env.POSTGRES_URL ?? "postgres://postgres@127.0.0.1:5432/test",
};

export const redis: Server = {
  name: "Redis",
  url: process.env.REDIS_URL ?? "redis://127.0.0.1:6379",
};

export const mariadb: Server = {
  name: "MariaDB",
  url: process.env.MARIADB_URL ?? "mysql://root@127.0.0.1:3306/test",
};

/** Where the environment names one: no machine has it beside MariaDB, and `tests/servers/versions` brings it. */
export const mysql: Server | null =
  process.env.MYSQL_URL === undefined ? null : { name: "MySQL", url: process.env.MYSQL_URL };
