import type { AnySchema } from "../../../compiler/schema/schema.ts";
import { createOrm } from "../../../engine/create-orm.ts";
import type { Driver } from "../../../engine/driver.ts";
import { recordingClient } from "../recording-client.ts";
import { clearingStatements } from "./clearing-statements.ts";
import type { OpenOptions, Subject } from "./target.ts";

/** A database, its raw client and what is needed of it beyond the driver. */
export interface Database<Client extends object> {
  readonly client: Client;
  readonly createDriver: (client: Client) => Driver;
  /** The client's methods that send a statement. */
  readonly sends: readonly string[];
  /** How many statements were sent, where the client itself tells it. */
  readonly sent?: () => number;
  readonly quote?: string;
  /** References are checked row by row, not when the statement is done. */
  readonly referencesByRow?: boolean;
  readonly run: (text: string) => Promise<unknown>;
  readonly dispose: () => Promise<unknown>;
}

/** The orm over tables of its own. */
export async function sqlSubject<S extends AnySchema, Client extends object>(
  database: Database<Client>,
  schema: S,
  { recording = false, ...options }: OpenOptions = {},
): Promise<Subject<S>> {
  const isWatched = recording && database.sent === undefined;
  const recorder = isWatched
    ? recordingClient(database.client, (name) => database.sends.includes(name))
    : { client: database.client, sent: (recording && database.sent) || null };
  const driver = database.createDriver(recorder.client);
  await driver.push?.(schema.catalog);
  const clearing = clearingStatements(schema.catalog, (name) => quoted(name, database.quote));
  return {
    orm: createOrm({ ...options, schema, driver }),
    driver,
    capabilities: driver.capabilities,
    clear: async () => void (await database.run(clearing.join("; "))),
    sent: recorder.sent,
    referencesByRow: database.referencesByRow ?? false,
    dispose: async () => void (await database.dispose()),
  };
}

function quoted(name: string, quote = '"'): string {
  return quote + name.replaceAll(quote, quote + quote) + quote;
}
