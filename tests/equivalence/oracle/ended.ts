import type { Model } from "../../../ir/catalog.ts";
import { Generated, type Row } from "./cell.ts";
import { modelNamed, rowsOf, type World } from "./world.ts";

/** The instant of every call: the generators' instants lie around it, to the millisecond. */
export const NOW = Date.parse("2026-01-01T00:00:00.001Z");

/** From the instant on that its field of expiry holds, a row is absent; null never comes. */
export function hasEnded({ expires }: Model, row: Row): boolean {
  if (expires === null) return false;
  const end = row.get(expires) ?? null;
  return !(end instanceof Generated) && end !== null && Number(end) <= NOW;
}

/** What a call can see of a model. */
export function liveRows(world: World, name: string): readonly Row[] {
  const model = modelNamed(world, name);
  return rowsOf(world, name).filter((row) => !hasEnded(model, row));
}
