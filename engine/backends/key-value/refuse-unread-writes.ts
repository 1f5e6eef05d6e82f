import { OrmError } from "../../../ir/orm-error.ts";

interface RegionalClient {
  readonly client?: { readonly readYourWrites?: unknown };
}

/** Such a client asks the nearest region, which may not have what this client wrote in another. */
export function refuseUnreadWrites(kind: string, { client }: RegionalClient): void {
  if (client?.readYourWrites !== false) return;
  throw new OrmError(
    "UNSUPPORTED",
    "the client has readYourWrites off, and a region may not have what was just written: leave readYourWrites on",
    { backendKind: kind, path: "client" },
  );
}
