/** A table in a database schema of its own. */
export interface TableName {
  readonly kind: "table";
  readonly name: string;
  readonly schema: string | null;
}

/** Names a table inside a namespace: `tableName("users", { schema: "auth" })`. */
export function tableName(name: string, options: { readonly schema?: string } = {}): TableName {
  return Object.freeze({ kind: "table", name, schema: options.schema ?? null });
}
