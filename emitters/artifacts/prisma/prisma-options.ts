export type PrismaProvider = "postgresql" | "mysql" | "sqlite";

export interface PrismaArtifactOptions {
  /** The `provider` of the datasource. */
  readonly provider: PrismaProvider;
  /** The environment variable with the connection string; Prisma 6 wants it here, Prisma 7 refuses it. */
  readonly urlVariable?: string | undefined;
  /** Settings of the client's generator beside, or in place of, `provider = "prisma-client-js"`. */
  readonly generator?: Readonly<Record<string, string>> | undefined;
}
