import type { Capabilities } from "./capabilities.ts";

/** What an application sees of the backend behind its orm. */
export interface OrmDriver {
  /** The backend, such as `sql`, `prisma` or `redis`. */
  readonly kind: string;
  /** The SQL dialect; `null` for a store without one. */
  readonly dialect: string | null;
  readonly capabilities: Capabilities;
}
