import type { Model } from "../../../ir/catalog.ts";
import type { Row } from "../oracle/cell.ts";
import { type Expected, expectedList, NOTHING } from "../oracle/expected.ts";
import type { Oracle } from "../oracle/oracle.ts";
import { isPlainObject } from "../oracle/plain-object.ts";
import { readCell } from "../oracle/read-cell.ts";
import { callOrm } from "./call-orm.ts";
import { difference } from "./difference.ts";
import { Mismatch } from "./mismatch.ts";
import { show } from "./show.ts";

/** Reads the model's rows back, compares them, and lets the oracle know the values that were generated. */
export async function checkModel(orm: object, oracle: Oracle, model: Model, step: string): Promise<void> {
  const stored = await callOrm(orm, { model: model.name, method: "findMany", args: {} });
  const expected = expectedList(
    oracle.rows(model.name).map((row) => expectedRow(model, row)),
    false,
  );
  const found = difference(expected, stored, model.name);
  if (found !== null) {
    throw new Mismatch(
      step,
      `what is stored differs: ${found}\nexpected ${show(oracle.rows(model.name))}\nstored ${show(stored)}`,
    );
  }
  if (Array.isArray(stored)) {
    oracle.adopt(
      model.name,
      stored.map((record: unknown) => storedRow(model, record)),
    );
  }
}

function expectedRow(model: Model, row: Row): Expected {
  const entries = model.fields.map((field) => {
    const cell = row.get(field.name) ?? null;
    const expected: Expected = cell === null ? NOTHING : { kind: "cell", type: field.kind, cell };
    return [field.name, expected] as const;
  });
  return { kind: "record", entries: new Map(entries) };
}

function storedRow(model: Model, record: unknown): Row {
  const entries = isPlainObject(record) ? record : {};
  return new Map(
    model.fields.map((field) => [field.name, readCell(field, entries[field.name], field.name)] as const),
  );
}
