import { ROWS_MAX, skipsIn, type Template } from "../../../emitters/prisma/template.ts";
import { OrmError } from "../../../ir/orm-error.ts";
import type { PreparedLeaf } from "../../driver.ts";

/** Refuses to skip more rows than Prisma counts: some of its adapters would skip fewer, or none. */
export function refusingLongSkips(prepared: PreparedLeaf, args: Template, model: string): PreparedLeaf {
  const slots = skipsIn(args);
  if (slots.length === 0) return prepared;
  return Object.freeze({
    ...prepared,
    run: (session, values, sent) => {
      if (slots.some((slot) => Number(values[slot]) > ROWS_MAX)) {
        throw new OrmError("UNSUPPORTED", `${model}: a call of Prisma's skips at most ${ROWS_MAX} rows`, {
          backendKind: "prisma",
          path: "skip",
          meta: { model },
        });
      }
      return prepared.run(session, values, sent);
    },
  } satisfies PreparedLeaf);
}
