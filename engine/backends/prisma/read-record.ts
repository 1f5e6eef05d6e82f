import type { RowShape } from "../../../emitters/prisma/emit-select.ts";
import type { MappedField } from "../../../emitters/prisma/map-model.ts";
import { OrmError } from "../../../ir/orm-error.ts";

/** From a record that Prisma returned to a row of canonical cells and related rows. */
export type ReadRecord = (record: unknown) => readonly unknown[];

export function recordReader({ mapped, columns }: RowShape): ReadRecord {
  const readers = columns.map((column) => {
    const { name } = column;
    if (column.kind === "cell") {
      const field = mapped.fields.get(column.field);
      if (field === undefined) throw new TypeError(`no field "${column.field}"`);
      const read = cellReader(mapped.model.name, field);
      return { name, read };
    }
    const read = recordReader(column.shape);
    return {
      name,
      read: column.many ? listOf(read) : (value: unknown) => (value === null ? null : read(value)),
    };
  });
  return (record) => {
    if (typeof record !== "object" || record === null) throw new TypeError("Prisma returned no record");
    return readers.map(({ name, read }) => read(Reflect.get(record, name)));
  };
}

function listOf(read: ReadRecord): (value: unknown) => readonly unknown[] {
  return (value) => {
    if (!Array.isArray(value)) throw new TypeError("Prisma returned no list");
    return value.map(read);
  };
}

function cellReader(model: string, { field, enumeration }: MappedField): (value: unknown) => unknown {
  const values = new Map<unknown, string>(enumeration?.values.map(({ name, value }) => [name, value]));
  const declared = field.values ?? [];
  const read = (value: unknown): unknown => {
    switch (field.kind) {
      case "string":
        return typeof value === "string" ? value : undefined;
      case "enum":
        return declared.find((one) => one === (enumeration === null ? value : values.get(value)));
      case "boolean":
        return typeof value === "boolean" ? value : undefined;
      case "integer":
        return typeof value === "number" && (value | 0) === value ? value : undefined;
      case "bigint":
        return typeof value === "bigint" ? value : undefined;
      case "datetime":
        return value instanceof Date && !Number.isNaN(value.getTime()) ? value.getTime() : undefined;
      default:
        return value;
    }
  };
  return (value) => {
    if (value === null) return null;
    const cell = read(value);
    if (cell !== undefined) return cell;
    const path = `${model}.${field.name}`;
    throw new OrmError("DECODE_FAILED", `${path}: the stored value cannot be read`, { path });
  };
}
