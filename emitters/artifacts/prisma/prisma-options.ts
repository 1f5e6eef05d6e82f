export type PrismaProvider = "postgresql" | "mysql" | "sqlite";

export interface PrismaArtifactOptions {
  /** The `provider` of the datasource. */
  readonly provider: PrismaProvider;
  /** The environment variable with the connection string; Prisma 6 wants it here, Prisma 7 refuses it. */
  readonly urlVariable?: string | undefined;
  /** Leaves out generator and datasource, for a schema in which they are the application's own. */
  readonly modelsOnly?: boolean | undefined;
  /** Settings of the client's generator beside, or in place of, `provider = "prisma-client-js"`. */
  readonly generator?: Readonly<Record<string, string>> | undefined;
}
