// #region memory
import { createMemoryDriver, createOrm } from "@farming-labs/orm";
import { schema } from "./schema.ts";

export function openMemory() {
  return createOrm({ schema, driver: createMemoryDriver() });
}
// #endregion

export type GuideOrm = ReturnType<typeof openMemory>;
