import type { Driver } from "../../driver.ts";
import { createDriver, type PrismaDriverOptions } from "./prisma.ts";

export interface PrismaDriverInput extends PrismaDriverOptions {
  readonly client: unknown;
}

/** For a PrismaClient of Prisma 6 or 7 with a driver adapter. */
export function createPrismaDriver({ client, ...options }: PrismaDriverInput): Driver {
  return createDriver(client, options);
}
