import { OrmError } from "../../ir/orm-error.ts";
import { byteLength, KEY_MAX } from "./key-under.ts";

/** What follows the start of a model's keys must still fit. */
export function refuseLongStart(model: string, start: string, rest: number): void {
  if (byteLength(start) + rest <= KEY_MAX) return;
  throw new OrmError(
    "INVALID_QUERY",
    `the keys of "${model}" would be too long: choose a shorter base or prefix`,
    {
      path: "base",
    },
  );
}
