import type { SqlValue } from "../../../emitters/sql/sql-codec.ts";

interface PgTypes {
  readonly getTypeParser: () => (raw: unknown) => unknown;
}

export interface PgResult {
  readonly rows: readonly (readonly unknown[])[];
  readonly rowCount: number | null;
  readonly command: string;
}

export type PgCallback = (error: unknown, result: PgResult) => void;

/**
 * Every cell as the text that the server sent, whatever parsers the application has installed. A list,
 * because the same object is also asked for the types of the parameters.
 */
const RAW_TYPES: PgTypes = Object.freeze(Object.assign([], { getTypeParser: () => (raw: unknown) => raw }));

/**
 * A statement to run. `pg` copies it with its prototype, and property by property through descriptors: what
 * may get lost where somebody else copies it otherwise, and is the same for all, stands in the prototype.
 */
export class PgQuery {
  declare readonly types: PgTypes;
  /** The extended protocol takes one statement only, and never puts values into its text. */
  declare readonly queryMode: "extended";
  readonly text: string;
  readonly values: readonly SqlValue[];
  readonly name: string | undefined;
  readonly rowMode = "array";

  constructor(text: string, values: readonly SqlValue[], name: string | undefined) {
    this.text = text;
    this.values = values;
    this.name = name;
  }
}

Object.assign(PgQuery.prototype, { types: RAW_TYPES, queryMode: "extended" });
