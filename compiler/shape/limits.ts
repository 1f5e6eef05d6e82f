/** How much one call may ask for. Every number can be set with `createOrm({ limits })`. */
export interface Limits {
  /** Levels of `AND`, `OR` and `NOT` in one `where`. */
  readonly whereDepthMax: number;
  /** Conditions and connectives in one `where`. */
  readonly whereNodesMax: number;
  /** Levels of relations in one `select`. */
  readonly selectDepthMax: number;
  /** Entries of one list: of `in`, `notIn`, `AND`, `OR`, `orderBy`, and rows of `createMany`. */
  readonly listMax: number;
  /** Whether a store without tables may read a whole model to answer a filter. */
  readonly scan: "allow" | "refuse";
  /** Words of all shapes seen, those that shapes begin with alike counted once; beyond it the cache starts anew. */
  readonly shapeWordsMax: number;
}

export const DEFAULT_LIMITS: Limits = Object.freeze({
  whereDepthMax: 20,
  whereNodesMax: 2_000,
  selectDepthMax: 8,
  listMax: 10_000,
  scan: "allow",
  shapeWordsMax: 100_000,
});
