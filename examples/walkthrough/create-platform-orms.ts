import { createOrmFromRuntime } from "@farming-labs/orm-runtime";
import { controlPlaneSchema } from "./control-plane-schema";
import { fastStateSchema } from "./fast-state-schema";

export async function createPlatformOrms(input: { durable: unknown; fast: unknown }) {
  const [durableOrm, fastOrm] = await Promise.all([
    createOrmFromRuntime({
      schema: controlPlaneSchema,
      client: input.durable,
    }),
    createOrmFromRuntime({
      schema: fastStateSchema,
      client: input.fast,
    }),
  ]);

  return {
    durableOrm,
    fastOrm,
  };
}
