import type { SqlValue } from "../../../emitters/sql/sql-codec.ts";
import type { Driver } from "../../driver.ts";
import { postgresEngine } from "../../sql/engines/postgres.ts";
import { postgresErrorFacts } from "../../sql/postgres-error-facts.ts";
import type { SqlConnection } from "../../sql/sql-client.ts";
import { createSqlDriver } from "../../sql/sql-driver.ts";
import type { SqlPage } from "../../sql/sql-page.ts";
import { requireShape } from "../require-shape.ts";
import { pgliteBackend } from "./pglite-backend.ts";

export interface Pglite {
  query(text: string, values: readonly SqlValue[], options: PgliteOptions): Promise<PgliteResult>;
}

interface PgliteOptions {
  readonly rowMode: "array";
  readonly parsers: Readonly<Record<number, (raw: string) => unknown>>;
}

interface PgliteResult {
  readonly rows: readonly (readonly unknown[])[];
  readonly affectedRows?: number;
  readonly command?: string;
}

/** Types of what statements return: bool, int8, int2, int4, text, json, float4, float8, varchar, timestamptz, numeric, jsonb. */
const RETURNED_TYPES: readonly number[] = [16, 20, 21, 23, 25, 114, 700, 701, 1043, 1184, 1700, 3802];
const RAW: PgliteOptions = Object.freeze({
  rowMode: "array",
  parsers: Object.freeze(Object.fromEntries(RETURNED_TYPES.map((type) => [type, (raw: string) => raw]))),
});

export function createDriver(client: unknown): Driver {
  const page = pglitePage(client);
  return createSqlDriver(page.client, page.engine);
}

export function pglitePage(client: unknown): SqlPage {
  const db = requireShape<Pglite>(client, pgliteBackend);
  return {
    client: {
      kind: "pglite",
      handle: db,
      access: { kind: "connection", connection: pgliteConnection(db) },
      errorFacts: postgresErrorFacts,
    },
    engine: postgresEngine,
  };
}

function pgliteConnection(db: Pglite): SqlConnection {
  return {
    run: async (request, values) => {
      const result = await db.query(request.text, values, RAW);
      return { rows: result.rows, affected: result.affectedRows ?? 0 };
    },
    command: async (text) => (await db.query(text, [], RAW)).command ?? null,
  };
}
