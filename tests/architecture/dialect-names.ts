import ts from "typescript";
import type { Rule, Violation } from "./rule.ts";
import { lineOf, type Source, visit } from "./source.ts";

const DIALECTS = ["postgres", "postgresql", "sqlite", "mysql", "mariadb"];
const LAYERS = ["ir/", "compiler/", "emitters/", "engine/"];
const HOME = "emitters/sql/dialects/";
/** A host ORM says in a word of its own which database is behind it; its page turns that into a dialect. */
const BACKENDS = "engine/backends/";

/** Behaviour follows from capabilities and from the facts of the dialect object, never from its name. */
export const dialectNames: Rule = {
  name: "no dialect by name",
  check: (sources) =>
    sources
      .filter(({ path }) => LAYERS.some((layer) => path.startsWith(layer)) && !path.startsWith(HOME))
      .flatMap(violationsOf),
};

function violationsOf(source: Source): Violation[] {
  const violations: Violation[] = [];
  visit(source.tree, (node) => {
    const compared = comparedTo(node);
    if (compared === null || !DIALECTS.includes(compared.name)) return;
    if (source.path.startsWith(BACKENDS) && !/dialect/i.test(compared.subject)) return;
    const line = lineOf(source.tree, node);
    violations.push({
      path: source.path,
      line,
      message: `compares ${compared.subject} to "${compared.name}"`,
    });
  });
  return violations;
}

const EQUALITY = [
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
];

function comparedTo(node: ts.Node): { name: string; subject: string } | null {
  if (ts.isCaseClause(node) && ts.isStringLiteralLike(node.expression)) {
    return { name: node.expression.text, subject: node.parent.parent.expression.getText() };
  }
  if (!ts.isBinaryExpression(node) || !EQUALITY.includes(node.operatorToken.kind)) return null;
  const { left, right } = node;
  if (ts.isStringLiteralLike(right)) return { name: right.text, subject: left.getText() };
  if (ts.isStringLiteralLike(left)) return { name: left.text, subject: right.getText() };
  return null;
}
