import type { SqlValue } from "../../../emitters/sql/sql-codec.ts";
import { type PgCallback, PgQuery, type PgResult } from "./pg-query.ts";

/** What is used of the connection below a pg Client, as `pg-cursor` and `pg-query-stream` use it. */
interface PgWire {
  readonly stream: { cork?(): void; uncork?(): void };
  /** The texts of the statements that it keeps, by name. */
  readonly parsedStatements: Readonly<Record<string, string | undefined>>;
  parse(message: { readonly text: string; readonly name: string | undefined }): void;
  bind(message: {
    readonly statement: string | undefined;
    readonly values: readonly (string | null)[];
  }): void;
  execute(): void;
  sync(): void;
}

export interface PgClientWithWire {
  /** Statements are sent before those ahead of them are answered: then only `pg`'s own may be. */
  readonly pipeline?: unknown;
  readonly connection?: Partial<Record<keyof PgWire, unknown>>;
}

/** Whether a client sends {@link PgStatement}; it is asked for each statement, since it may be wrapped meanwhile. */
export function takesStatements({ connection, pipeline }: PgClientWithWire): boolean {
  return (
    typeof connection?.parse === "function" &&
    typeof connection.bind === "function" &&
    typeof connection.execute === "function" &&
    typeof connection.sync === "function" &&
    typeof connection.parsedStatements === "object" &&
    typeof connection.stream === "object" &&
    pipeline !== true
  );
}

/**
 * A statement that sends itself. Of a query that it is given, `pg` makes a copy through descriptors, has the server
 * describe the columns, and looks up a parser for each of them, every time: a sixth of what a look-up costs.
 * Here the columns are known, and their cells are wanted as they come.
 */
export class PgStatement extends PgQuery {
  /** Set by `pg`, which puts another in its place where a query has a timeout. */
  callback: PgCallback | null = null;
  received: (readonly unknown[])[] = [];
  tag = "";

  submit(wire: PgWire): Error | null {
    const { name, text } = this;
    const known = name === undefined ? undefined : wire.parsedStatements[name];
    if (known !== undefined && known !== text) return new Error(`the statement name "${name}" is taken`);
    wire.stream.cork?.();
    try {
      if (known === undefined) wire.parse({ text, name });
      wire.bind({ statement: name, values: this.values.map(valueText) });
      wire.execute();
      wire.sync();
    } finally {
      wire.stream.uncork?.();
    }
    return null;
  }

  handleDataRow(message: { readonly fields: readonly unknown[] }): void {
    this.received.push(message.fields);
  }

  handleCommandComplete(message: { readonly text: string }): void {
    this.tag = message.text;
  }

  handleError(error: unknown): void {
    this.callback?.(error, NOTHING);
  }

  /** As in `INSERT 0 1`, `SELECT 5` or `COMMIT`, where there is no number. */
  handleReadyForQuery(): void {
    const { received, tag } = this;
    const space = tag.indexOf(" ");
    const command = space === -1 ? tag : tag.slice(0, space);
    const rowCount = space === -1 ? null : Number(tag.slice(tag.lastIndexOf(" ") + 1));
    this.callback?.(null, { rows: received, rowCount, command });
  }

  handleRowDescription(): void {}

  handleEmptyQuery(): void {}
}

const NOTHING: PgResult = { rows: [], rowCount: null, command: "" };

function valueText(value: SqlValue): string | null {
  return value === null ? null : String(value);
}
