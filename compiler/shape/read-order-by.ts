import type { ModelNames } from "./model-names.ts";
import type { ShapeReader } from "./shape-reader.ts";
import { Token } from "./token.ts";

/** Reads `orderBy`: an object or a list of objects, each entry a field and a direction. */
export function readOrderBy<T>(reader: ShapeReader<T>, names: ModelNames, value: unknown): void {
  reader.word(Token.orderBy);
  if (Array.isArray(value)) {
    const items = reader.list(value);
    for (let index = 0; index < items.length; index++) {
      reader.enter(index);
      readEntries(reader, names, items[index]);
      reader.leave();
    }
  } else {
    readEntries(reader, names, value);
  }
  reader.word(Token.close);
}

function readEntries<T>(reader: ShapeReader<T>, names: ModelNames, value: unknown): void {
  const entries = reader.entries(value);
  for (const name of Object.keys(entries)) {
    const field = names.fields.get(name);
    if (field === undefined) reader.refuseAt(name, `is no field of model "${names.model.name}"`);
    if (field.kind === "json") reader.refuseAt(name, "is JSON, which has no order");
    const direction = entries[name];
    if (direction !== "asc" && direction !== "desc") reader.refuseAt(name, 'must be "asc" or "desc"');
    reader.word(name);
    reader.word(direction === "asc" ? Token.asc : Token.desc);
  }
}
