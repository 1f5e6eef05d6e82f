import { OrmError } from "../../../ir/orm-error.ts";

interface PrefixingClient {
  readonly options?: { readonly keyPrefix?: unknown };
}

/** The client puts its prefix before the keys of a command, and not before those that a script is told. */
export function refuseKeyPrefix(kind: string, { options }: PrefixingClient): void {
  if (options?.keyPrefix === undefined || options.keyPrefix === "") return;
  throw new OrmError("UNSUPPORTED", "the client has a keyPrefix: give the driver a base instead", {
    backendKind: kind,
    path: "client",
  });
}
