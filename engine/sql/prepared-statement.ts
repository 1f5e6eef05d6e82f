import type { SqlEncoder } from "../../emitters/sql/dialect.ts";
import type { SqlValue } from "../../emitters/sql/sql-codec.ts";
import { type Catalog, modelOf } from "../../ir/catalog.ts";
import type { LeafStatement } from "../../ir/physical/leaf-statement.ts";
import type { BindingForm, SqlStatement } from "../../ir/physical/sql-statement.ts";
import type { Answer, Sent, Session } from "../driver.ts";
import { runRequest } from "./run-request.ts";
import type { SqlRequest, SqlResult } from "./sql-client.ts";
import type { SqlFaultContext } from "./sql-fault-context.ts";
import { upsertedRow } from "./upserted-row.ts";
import { withLists } from "./with-lists.ts";

/** The encoder of a binding; dialects have one for every form. */
export type EncoderOf = (form: BindingForm) => SqlEncoder;

/** A leaf's statement, for each run bound, sent and read. */
export interface PreparedStatement {
  readonly request: SqlRequest;
  readonly about: SqlFaultContext;
  readonly bind: (values: readonly unknown[]) => SqlValue[];
  readonly read: (result: SqlResult) => Answer;
  readonly run: (session: Session, values: readonly unknown[], sent: Sent) => Answer | Promise<Answer>;
}

/** `name` is the one under which connections may keep the statement prepared. */
export function preparedStatement(
  leaf: LeafStatement,
  encoderOf: EncoderOf,
  catalog: Catalog,
  name: string | null = null,
): PreparedStatement {
  const { statement, answer, lists, subject } = leaf;
  const request: SqlRequest = Object.freeze({ text: statement.text, name, answer });
  const about: SqlFaultContext = { catalog, ...subject };
  const bind = withLists(lists, binder(statement, encoderOf));
  const read = readerOf(leaf, catalog);
  return {
    request,
    about,
    bind,
    read,
    run: (session, values, sent) => runRequest(session, request, bind(values), sent, about, read),
  };
}

/** The values of one run, encoded and in the order of the placeholders. */
function binder(
  { bindings, parameters }: SqlStatement,
  encoderOf: EncoderOf,
): (values: readonly unknown[]) => SqlValue[] {
  const slots = bindings.map((binding) => binding.slot);
  const encoders = bindings.map((binding) => encoderOf(binding.form));
  return (values) => {
    const bound: SqlValue[] = [];
    for (let at = 0; at < slots.length; at++) {
      const slot = slots[at];
      const encode = encoders[at];
      if (slot !== undefined && encode !== undefined) bound.push(encode(values[slot]));
    }
    return parameters === "each" ? bound : [JSON.stringify(bound)];
  };
}

function readerOf({ result, subject }: LeafStatement, catalog: Catalog): (result: SqlResult) => Answer {
  switch (result.kind) {
    case "rows":
      return returnedRows;
    case "affected":
      return affectedRows;
    case "counted":
      return countedRows;
    case "upserted": {
      const model = modelOf(catalog, subject.model);
      return (answer) => returnedRows(upsertedRow(model, result, answer));
    }
  }
}

function affectedRows(result: SqlResult): Answer {
  return { rows: result.rows, count: result.affected };
}

function returnedRows(result: SqlResult): Answer {
  return { rows: result.rows, count: result.rows.length };
}

/** A client may return the count as a number, a bigint or text. */
function countedRows(result: SqlResult): Answer {
  return { rows: [], count: Number(result.rows[0]?.[0]) };
}
