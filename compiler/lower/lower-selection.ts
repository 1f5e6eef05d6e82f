import { type Catalog, type Model, modelOf, type Relation, relationOf } from "../../ir/catalog.ts";
import {
  fieldOutput,
  type NestOutput,
  nestOutput,
  type Output,
  type Project,
  project,
} from "../../ir/logical/project.ts";
import { related } from "../../ir/logical/related.ts";
import { Token } from "../shape/token.ts";
import { firstByPrimaryKey, lowerRows } from "./lower-rows.ts";
import type { ShapeParser } from "./shape-parser.ts";

/** The outputs that `select` names, in its order; without one, every scalar. */
export function lowerSelection(parser: ShapeParser, catalog: Catalog, model: Model): readonly Output[] {
  if (parser.take(Token.all)) return model.fields.map((field) => fieldOutput(field.name));
  parser.expect(Token.select);
  const outputs: Output[] = [];
  while (!parser.take(Token.close)) {
    const name = parser.name();
    const isField = model.fields.some((field) => field.name === name);
    outputs.push(isField ? fieldOutput(name) : lowerNest(parser, catalog, relationOf(model, name)));
  }
  return outputs;
}

function lowerNest(parser: ShapeParser, catalog: Catalog, relation: Relation): NestOutput {
  const filtered = parser.peek() === Token.where;
  const plan = lowerRelated(parser, catalog, relation);
  parser.expect(Token.close);
  return nestOutput(relation.name, relation.cardinality, relation.required && !filtered, plan);
}

function lowerRelated(parser: ShapeParser, catalog: Catalog, relation: Relation): Project {
  const target = modelOf(catalog, relation.target);
  const rows = lowerRows(parser, target, related(target.name, relation.link), { first: false });
  const single = relation.cardinality === "many" || linksOneRow(target, relation);
  const input = single ? rows : firstByPrimaryKey(target, rows);
  return project(input, lowerSelection(parser, catalog, target));
}

/** Whether at most one row can be related: the link ends in a unique key. */
function linksOneRow(target: Model, relation: Relation): boolean {
  const { to, through } = relation.link;
  return through === null && target.uniqueKeys.some((key) => key.fields.length === 1 && key.fields[0] === to);
}
