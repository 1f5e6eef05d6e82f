import type { IsolationLevel } from "../../../ir/capabilities.ts";
import type { Driver } from "../../driver.ts";
import { postgresEngine } from "../../sql/engines/postgres.ts";
import { errorText } from "../../sql/error-property.ts";
import { insideForeignTransaction } from "../../sql/foreign-transaction.ts";
import { ALREADY_BEGUN, postgresErrorFacts } from "../../sql/postgres-error-facts.ts";
import type { SqlConnection } from "../../sql/sql-client.ts";
import { createSqlDriver } from "../../sql/sql-driver.ts";
import type { SqlPage } from "../../sql/sql-page.ts";
import { controlByStatements } from "../../sql/transaction-statements.ts";
import { requireShape } from "../require-shape.ts";
import { pgliteBackend } from "./pglite-backend.ts";
import { postgresText } from "./postgres-text.ts";

export interface Pglite {
  query(text: string, values: readonly (string | null)[], options: PgliteOptions): Promise<PgliteResult>;
}

interface PgliteOptions {
  readonly rowMode: "array";
  readonly parsers: Readonly<Record<number, (raw: string) => unknown>>;
  readonly serializers: Readonly<Record<number, (text: string) => string>>;
  readonly onNotice?: (notice: unknown) => void;
}

interface PgliteResult {
  readonly rows: readonly (readonly unknown[])[];
  readonly affectedRows?: number;
  readonly command?: string;
}

/** Types of what statements return: bool, int8, int2, int4, text, json, float4, float8, varchar, timestamptz, numeric, jsonb. */
const RETURNED_TYPES: readonly number[] = [16, 20, 21, 23, 25, 114, 700, 701, 1043, 1184, 1700, 3802];
/** Types of what is bound: int4, int8, numeric, text, char, varchar, timestamp with and without a zone, uuid; and lists of each. */
const BOUND_TYPES: readonly number[] = [
  ...[23, 20, 1700, 25, 1042, 1043, 1184, 1114, 2950],
  ...[1007, 1016, 1231, 1009, 1014, 1015, 1185, 1115, 2951],
];
/** Whatever parsers and serializers the application has installed. */
const RAW: PgliteOptions = Object.freeze({
  rowMode: "array",
  parsers: Object.freeze(Object.fromEntries(RETURNED_TYPES.map((type) => [type, (raw: string) => raw]))),
  serializers: Object.freeze(Object.fromEntries(BOUND_TYPES.map((type) => [type, (text: string) => text]))),
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
  const statements: SqlConnection = {
    run: async (request, values) => {
      const result = await db.query(request.text, values.map(postgresText), RAW);
      return { rows: result.rows, affected: result.affectedRows ?? 0 };
    },
    command: async (text) => (await db.query(text, [], RAW)).command ?? null,
  };
  const control = controlByStatements(statements, postgresEngine.begin);
  return { ...statements, control: { ...control, begin: (level) => begin(db, level) } };
}

/** Where a transaction is under way, `begin` does nothing, and the server warns. */
async function begin(db: Pglite, level: IsolationLevel | undefined): Promise<void> {
  let isInside = false;
  const onNotice = (notice: unknown) => {
    isInside ||= errorText(notice, "code") === ALREADY_BEGUN;
  };
  for (const text of postgresEngine.begin(level)) await db.query(text, [], { ...RAW, onNotice });
  if (isInside) throw insideForeignTransaction();
}
