import type { Driver } from "../../driver.ts";
import { createDriver } from "./typeorm.ts";

/** For an initialized DataSource of TypeORM. */
export function createTypeormDriver(input: { readonly dataSource: unknown }): Driver {
  return createDriver(input.dataSource);
}
