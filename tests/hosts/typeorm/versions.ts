import { DataSource, type DataSourceOptions } from "typeorm";
import { DataSource as DataSource03, type DataSourceOptions as DataSourceOptions03 } from "typeorm03";

/** What tests need of a DataSource of either version. */
export interface OpenedDataSource {
  query(text: string): Promise<unknown>;
  destroy(): Promise<void>;
}

/** One version of TypeORM. */
export interface TypeormVersion {
  readonly name: string;
  readonly open: (options: DataSourceOptions & DataSourceOptions03) => Promise<OpenedDataSource>;
}

export const typeorm1: TypeormVersion = {
  name: "TypeORM 1",
  open: (options) => new DataSource(options).initialize(),
};

const typeorm03: TypeormVersion = {
  name: "TypeORM 0.3",
  open: (options) => new DataSource03(options).initialize(),
};

export const typeormVersions: readonly TypeormVersion[] = [typeorm1, typeorm03];
