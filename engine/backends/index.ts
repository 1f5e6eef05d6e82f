import type { Backend } from "./backend.ts";

/** Every backend, one line each. The first that matches is taken, so the more particular come first. */
export const backends: readonly Backend[] = [];
