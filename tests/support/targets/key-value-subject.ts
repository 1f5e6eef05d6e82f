import type { AnySchema } from "../../../compiler/schema/schema.ts";
import { createOrm } from "../../../engine/create-orm.ts";
import type { Driver } from "../../../engine/driver.ts";
import { recordingClient } from "../recording-client.ts";
import type { OpenOptions, Subject } from "./target.ts";

/** A store, its raw client and what is needed of it beyond the driver. */
export interface Store<Client extends object> {
  readonly client: Client;
  readonly createDriver: (client: Client) => Driver;
  /** Whether the client's method of this name sends a command. */
  readonly sends: (name: string) => boolean;
  readonly clear: () => Promise<unknown>;
  readonly dispose: () => Promise<unknown>;
}

/** The orm over keys of its own. */
export async function keyValueSubject<S extends AnySchema, Client extends object>(
  store: Store<Client>,
  schema: S,
  { recording = false, ...options }: OpenOptions = {},
): Promise<Subject<S>> {
  const recorder = recording
    ? recordingClient(store.client, store.sends)
    : { client: store.client, sent: null };
  const driver = store.createDriver(recorder.client);
  return {
    orm: createOrm({ ...options, schema, driver }),
    driver,
    capabilities: driver.capabilities,
    clear: async () => void (await store.clear()),
    sent: recorder.sent,
    referencesByRow: false,
    dispose: async () => {
      await store.clear();
      await store.dispose();
    },
  };
}
