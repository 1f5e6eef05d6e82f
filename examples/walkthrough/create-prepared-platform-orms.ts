import { bootstrapDatabase } from "@farming-labs/orm-runtime/setup";
import { controlPlaneSchema } from "./control-plane-schema";
import { fastStateSchema } from "./fast-state-schema";

export async function createPreparedPlatformOrms(input: { durable: unknown; fast: unknown }) {
  const [durableOrm, fastOrm] = await Promise.all([
    bootstrapDatabase({
      schema: controlPlaneSchema,
      client: input.durable,
    }),
    bootstrapDatabase({
      schema: fastStateSchema,
      client: input.fast,
    }),
  ]);

  return {
    durableOrm,
    fastOrm,
  };
}
