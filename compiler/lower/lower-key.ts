import type { Model, UniqueKey } from "../../ir/catalog.ts";
import { and } from "../../ir/predicate/and.ts";
import { compare } from "../../ir/predicate/compare.ts";
import type { Predicate } from "../../ir/predicate/predicate.ts";
import { Token } from "../shape/token.ts";
import type { ShapeParser } from "./shape-parser.ts";

/** The equalities of the unique key that the call gives. */
export function lowerKey(parser: ShapeParser, model: Model): Predicate {
  const key = lowerKeyName(parser, model);
  return and(key.fields.map((field) => compare("eq", field, parser.slot())));
}

/** The unique key that the call names, where its values are bound elsewhere. */
export function lowerKeyName(parser: ShapeParser, model: Model): UniqueKey {
  parser.expect(Token.key);
  const name = parser.name();
  const key = model.uniqueKeys.find((candidate) => candidate.name === name);
  if (key === undefined) throw new TypeError(`no unique key "${name}" in model "${model.name}"`);
  for (let part = 0; part < key.fields.length; part++) parser.expect(Token.eq);
  return key;
}
