import { suite } from "uvu";
import * as assert from "uvu/assert";
import { defineSchema, id, model } from "../../compiler/schema/index.ts";
import { codeOf } from "../sql/support/code-of.ts";
import type { Target } from "./targets/target.ts";

const schema = defineSchema({ entry: model({ table: "entries", fields: { id: id() } }) });

/** Shows that calls are told with the code that would wait for transactions which wait for them. */
export function usedUpPool(target: Target, size: number, code: "INVALID_QUERY" | "TIMEOUT"): void {
  const test = suite(`a used up pool on ${target.name}`);
  test("is told to the outer orm inside its own transactions, and is whole afterwards", async () => {
    const { orm, dispose } = await target.open(schema);
    try {
      let arrived = 0;
      let open = (): void => {};
      const allHere = new Promise<void>((resolve) => {
        open = resolve;
      });
      const codes = await Promise.all(
        Array.from({ length: size }, (_, at) =>
          orm.transaction(async (tx) => {
            await tx.entry.create({ data: { id: `inside ${at}` } });
            if (++arrived === size) open();
            await allHere;
            const outer = at % 2 === 0 ? () => orm.entry.count() : () => orm.transaction(async () => {});
            return codeOf(outer);
          }),
        ),
      );
      assert.ok(codes.includes(code), codes.join(", "));
      // Who waited longer may get the connection of one that gave up.
      const possible = code === "TIMEOUT" ? [code, "no error"] : [code];
      assert.ok(
        codes.every((told) => possible.includes(told)),
        codes.join(", "),
      );
      const created = Array.from({ length: size * 2 }, (_, at) =>
        orm.transaction((tx) => tx.entry.create({ data: { id: `after ${at}` } })),
      );
      await Promise.all(created);
      assert.is(await orm.entry.count(), size * 3);
    } finally {
      await dispose();
    }
  });
  test.after(() => target.close());
  test.run();
}
