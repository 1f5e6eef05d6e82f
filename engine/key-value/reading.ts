import type { ReadAnswer, ReadRequest } from "./read-request.ts";

/**
 * A computation that reads from a record store as it goes. It yields what it wants to know, so that the
 * same code runs over a store that answers at once and over one that answers later.
 */
export type Reading<T> = Generator<ReadRequest, T, ReadAnswer>;

export function* ask(request: ReadRequest): Reading<ReadAnswer> {
  return yield request;
}

export function readNow<T>(reading: Reading<T>, read: (request: ReadRequest) => ReadAnswer): T {
  let step = reading.next();
  while (step.done !== true) step = reading.next(read(step.value));
  return step.value;
}

export async function readLater<T>(
  reading: Reading<T>,
  read: (request: ReadRequest) => Promise<ReadAnswer>,
): Promise<T> {
  let step = reading.next();
  while (step.done !== true) step = reading.next(await read(step.value));
  return step.value;
}

/** The computation with its questions answered by another one. */
export function* readThrough<T>(
  reading: Reading<T>,
  read: (request: ReadRequest) => Reading<ReadAnswer>,
): Reading<T> {
  let step = reading.next();
  while (step.done !== true) step = reading.next(yield* read(step.value));
  return step.value;
}
