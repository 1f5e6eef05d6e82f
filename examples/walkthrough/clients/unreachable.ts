import { UserError } from "../user-error";

/** Names the server as the caller did, without the password. */
export function unreachable(
  server: string,
  url: string,
  variable: string,
  cause: unknown,
): UserError {
  const { host } = new URL(url);
  return new UserError(
    `${server} cannot be reached at ${host}: start it, or name another in ${variable}.`,
    { cause },
  );
}
