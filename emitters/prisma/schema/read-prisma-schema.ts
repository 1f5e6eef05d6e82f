import type {
  PrismaEnum,
  PrismaEnumValue,
  PrismaField,
  PrismaKey,
  PrismaModel,
  PrismaNativeType,
  PrismaSchema,
} from "./prisma-schema.ts";
import { type Attribute, readAttributes, textOf, wordOf, wordsOf } from "./read-attributes.ts";
import { type Token, tokenLines } from "./tokens.ts";

type Line = readonly Token[];

/** Reads a schema that Prisma has accepted; what is not about models, enums and references is passed over. */
export function readPrismaSchema(text: string): PrismaSchema {
  const models: PrismaModel[] = [];
  const enums: PrismaEnum[] = [];
  let keepsReferences = false;
  for (const { word, name, lines } of blocksOf(tokenLines(text))) {
    if (word === "model" || word === "view") models.push(readModel(name, lines));
    else if (word === "enum") enums.push(readEnum(name, lines));
    else if (word === "datasource") keepsReferences = lines.some(isPrismaMode);
  }
  return { models, enums, keepsReferences };
}

function isPrismaMode([setting, , value]: Line): boolean {
  return setting?.text === "relationMode" && value?.text === "prisma";
}

interface Block {
  readonly word: string;
  readonly name: string;
  readonly lines: readonly Line[];
}

function blocksOf(lines: readonly Line[]): readonly Block[] {
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; at++) {
    const [word, name, brace] = lines[at] ?? [];
    if (word?.kind !== "word" || name?.kind !== "word" || brace?.text !== "{") continue;
    const start = at + 1;
    while (at < lines.length && !isEnd(lines[at])) at++;
    blocks.push({ word: word.text, name: name.text, lines: lines.slice(start, at) });
  }
  return blocks;
}

function isEnd(line: Line | undefined): boolean {
  return line?.length === 1 && line[0]?.text === "}";
}

function readModel(name: string, lines: readonly Line[]): PrismaModel {
  const own = lines.flatMap((line) => readAttributes(line, "@@"));
  const members = lines.filter((line) => !isBlockAttribute(line));
  const fields = members.map(readField);
  const single = members.flatMap((line, at) => singleKeys(fields[at]?.name ?? "", readAttributes(line, "@")));
  return {
    name,
    table: textOf(attribute(own, "map")?.values[0] ?? attribute(own, "map")?.named.name) ?? name,
    namespace: textOf(attribute(own, "schema")?.values[0] ?? attribute(own, "schema")?.named.map),
    isIgnored: attribute(own, "ignore") !== undefined,
    fields,
    keys: [
      ...keysOf(own, "id"),
      ...single.filter((key) => key.isId).map(({ key }) => key),
      ...single.filter((key) => !key.isId).map(({ key }) => key),
      ...keysOf(own, "unique"),
    ],
  };
}

function isBlockAttribute(line: Line): boolean {
  return line[0]?.text.startsWith("@@") === true;
}

function attribute(attributes: readonly Attribute[], name: string): Attribute | undefined {
  return attributes.find((candidate) => candidate.name === name);
}

function readField(line: Line): PrismaField {
  const attributes = readAttributes(line, "@");
  const relation = attribute(attributes, "relation");
  const map = attribute(attributes, "map");
  const name = line[0]?.text ?? "";
  const marks = beforeAttributes(line).filter(({ kind }) => kind === "mark");
  return {
    name,
    column: textOf(map?.values[0] ?? map?.named.name) ?? name,
    type: line[1]?.text ?? "",
    isList: marks.some(({ text }) => text === "["),
    isOptional: marks.some(({ text }) => text === "?"),
    isIgnored: attribute(attributes, "ignore") !== undefined,
    filledBy: filledBy(attributes),
    isUpdatedAt: attribute(attributes, "updatedAt") !== undefined,
    nativeType: nativeTypeOf(attributes),
    relation:
      relation === undefined
        ? null
        : {
            name: textOf(relation.values[0] ?? relation.named.name),
            fields: wordsOf(relation.named.fields),
            references: wordsOf(relation.named.references),
          },
  };
}

function beforeAttributes(line: Line): Line {
  const first = line.findIndex(({ kind, text }) => kind === "word" && text.startsWith("@"));
  return first === -1 ? line : line.slice(0, first);
}

/** Functions of Prisma's own; what else a default is stands in the table too. */
const PRISMA_DEFAULTS: readonly string[] = ["uuid", "cuid", "ulid", "nanoid"];

function filledBy(attributes: readonly Attribute[]): PrismaField["filledBy"] {
  const given = attribute(attributes, "default");
  const value = given?.values[0] ?? given?.named.value;
  if (value === undefined) return attribute(attributes, "updatedAt") === undefined ? "nobody" : "prisma";
  return PRISMA_DEFAULTS.includes(wordOf(value)) ? "prisma" : "table";
}

function nativeTypeOf(attributes: readonly Attribute[]): PrismaNativeType | null {
  const found = attributes.find(({ name }) => name.startsWith("db."));
  if (found === undefined) return null;
  return {
    name: found.name.slice("db.".length),
    arguments: found.values.map((value) => Number(wordOf(value))),
  };
}

/** An index over a part of the rows leaves the others free to have its values again. */
function isForAllRows({ named }: Attribute): boolean {
  return named.where === undefined;
}

function singleKeys(
  field: string,
  attributes: readonly Attribute[],
): readonly { readonly isId: boolean; readonly key: PrismaKey }[] {
  return attributes
    .filter((one) => (one.name === "id" || one.name === "unique") && isForAllRows(one))
    .map(({ name }) => ({ isId: name === "id", key: { name: field, fields: [field] } }));
}

function keysOf(attributes: readonly Attribute[], name: "id" | "unique"): readonly PrismaKey[] {
  return attributes
    .filter((candidate) => candidate.name === name && isForAllRows(candidate))
    .map(({ values, named }) => {
      const fields = wordsOf(named.fields ?? values[0]);
      const declared = textOf(named.name ?? values[1]);
      return { name: declared ?? fields.join("_"), fields };
    });
}

function readEnum(name: string, lines: readonly Line[]): PrismaEnum {
  const own = lines.flatMap((line) => readAttributes(line, "@@"));
  const map = attribute(own, "map");
  const schema = attribute(own, "schema");
  return {
    name,
    type: textOf(map?.values[0] ?? map?.named.name) ?? name,
    namespace: textOf(schema?.values[0] ?? schema?.named.map),
    values: lines.filter((line) => !isBlockAttribute(line)).map(readEnumValue),
  };
}

function readEnumValue(line: Line): PrismaEnumValue {
  const name = line[0] === undefined ? "" : wordOf({ kind: "words", words: line[0].text });
  const map = attribute(readAttributes(line, "@"), "map");
  return { name, value: textOf(map?.values[0] ?? map?.named.name) ?? name };
}
