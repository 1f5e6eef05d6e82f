/** Whether two types are the same, also in what is optional, readonly, `any` or a union. */
export type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** Compiles only where `Proof` is `true`: `proves<Equal<typeof row, { id: string }>>()`. */
export declare function proves<Proof extends true>(): Proof;
