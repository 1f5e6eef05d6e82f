import { OrmError } from "../../../ir/orm-error.ts";

interface ScalingClient {
  readonly isCluster?: boolean;
  readonly options?: { readonly scaleReads?: unknown };
}

/**
 * Such a cluster asks replicas, which may be behind, for what it takes to be reads; which commands these are
 * depends on how they are written and on whether they are gathered in pipelines.
 */
export function refuseScaledReads(kind: string, { isCluster, options }: ScalingClient): void {
  const scaleReads = options?.scaleReads;
  if (isCluster !== true || scaleReads === undefined || scaleReads === "master") return;
  throw new OrmError(
    "UNSUPPORTED",
    'the client has scaleReads, and a replica may not have what was just written: give a Cluster with scaleReads "master"',
    { backendKind: kind, path: "client" },
  );
}
