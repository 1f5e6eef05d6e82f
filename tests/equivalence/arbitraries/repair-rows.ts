import type { ModelRows, UserRow } from "../history.ts";
import { foreignKeyTarget } from "../schema/foreign-key.ts";
import { keysOf, type ModelSketch, type SchemaSketch } from "../schema/sketch.ts";
import { keyText } from "./key-text.ts";

/** Leads every reference to a row that is there, and leaves out rows that cannot be. */
export function repairRows(schema: SchemaSketch, raw: readonly ModelRows[]): readonly ModelRows[] {
  const stored = new Map<string, readonly UserRow[]>();
  for (const model of schema.models) {
    const rows = raw.find((candidate) => candidate.model === model.name)?.rows ?? [];
    stored.set(model.name, repairModel(schema, model, rows, stored));
  }
  return [...stored].map(([model, rows]) => ({ model, rows }));
}

function repairModel(
  schema: SchemaSketch,
  model: ModelSketch,
  raw: readonly UserRow[],
  stored: ReadonlyMap<string, readonly UserRow[]>,
): readonly UserRow[] {
  const kept: UserRow[] = [];
  const taken = new Set<string>();
  for (const row of raw) {
    const repaired = withReferences(schema, model, row, (target) =>
      target === model.name ? kept : (stored.get(target) ?? []),
    );
    const keys = repaired === null ? [] : keyTexts(model, repaired);
    if (repaired === null || keys.some((key) => taken.has(key))) continue;
    for (const key of keys) taken.add(key);
    kept.push(repaired);
  }
  return kept;
}

/** `null` where a required reference has nothing to lead to. */
function withReferences(
  schema: SchemaSketch,
  model: ModelSketch,
  row: UserRow,
  rowsOf: (target: string) => readonly UserRow[],
): UserRow | null {
  const repaired: Record<string, unknown> = { ...row };
  for (const field of model.fields) {
    const target = foreignKeyTarget(schema, model, field);
    const value = row[field.name];
    if (target === null || value === null) continue;
    const own = target.model === model.name && !isForeignKey(schema, model, target.field) ? [row] : [];
    const values = [...rowsOf(target.model), ...own].flatMap((other) => other[target.field] ?? []);
    const chosen = values[hash(keyText(field.kind, value)) % Math.max(values.length, 1)];
    // Without a constraint a key may lead nowhere, now and then.
    const free = field.references === null && hash(keyText(field.kind, value)) % 4 === 0;
    if (!free) repaired[field.name] = chosen ?? null;
    if (repaired[field.name] === null && !field.nullable) return null;
  }
  return repaired;
}

/** A row may refer to itself, unless by a value that is yet to be led somewhere else. */
function isForeignKey(schema: SchemaSketch, model: ModelSketch, name: string): boolean {
  return model.fields.some((field) => field.name === name && foreignKeyTarget(schema, model, field) !== null);
}

function hash(text: string): number {
  let sum = 7;
  for (const character of text) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  return sum;
}

function keyTexts(model: ModelSketch, row: UserRow): readonly string[] {
  return keysOf(model).flatMap(({ fields }, at) => {
    const values = fields.map((name) => row[name] ?? null);
    if (values.includes(null)) return [];
    const kinds = fields.map((name) => model.fields.find((field) => field.name === name)?.kind ?? "string");
    return [JSON.stringify([at, ...values.map((value, part) => keyText(kinds[part] ?? "string", value))])];
  });
}
