import { posix } from "node:path";
import ts from "typescript";

/** A file of the tree, parsed. */
export interface Source {
  /** From the root of the repository, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly Import[];
  readonly names: readonly NameUse[];
  readonly tree: ts.SourceFile;
}

/** The target of an import whose specifier is an expression. */
export const COMPUTED = "(computed)";

export interface Import {
  /** The file from the root of the repository, or the specifier as it stands where it is not relative. */
  readonly target: string;
  readonly kind: "value" | "type" | "dynamic";
  readonly reexports: boolean;
  readonly line: number;
}

/** A free name, with the property read from it: `crypto`, `Date.now`. `new Date` stands for one without arguments. */
export interface NameUse {
  readonly name: string;
  readonly position: "value" | "type";
  readonly line: number;
}

export function parseSource(path: string, text: string): Source {
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const imports: Import[] = [];
  const names: NameUse[] = [];
  visit(tree, (node) => {
    const found = importOf(node, path, lineOf(tree, node));
    if (found !== null) imports.push(found);
    const name = nameOf(node);
    if (name !== null) names.push({ name, position: positionOf(node), line: lineOf(tree, node) });
  });
  return { path, text, imports, names, tree };
}

export function visit(node: ts.Node, seen: (node: ts.Node) => void): void {
  seen(node);
  ts.forEachChild(node, (child) => visit(child, seen));
}

export function lineOf(tree: ts.SourceFile, node: ts.Node): number {
  return tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
}

function importOf(node: ts.Node, path: string, line: number): Import | null {
  if (ts.isImportDeclaration(node)) {
    return { target: targetOf(node.moduleSpecifier, path), kind: importKind(node), reexports: false, line };
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) {
    const kind = node.isTypeOnly ? "type" : "value";
    return { target: targetOf(node.moduleSpecifier, path), kind, reexports: true, line };
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    return { target: targetOf(node.arguments[0], path), kind: "dynamic", reexports: false, line };
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return { target: targetOf(node.argument.literal, path), kind: "type", reexports: false, line };
  }
  return null;
}

function importKind(node: ts.ImportDeclaration): "value" | "type" {
  const clause = node.importClause;
  if (clause === undefined) return "value";
  if (clause.isTypeOnly) return "type";
  const bindings = clause.namedBindings;
  if (clause.name !== undefined || bindings === undefined || ts.isNamespaceImport(bindings)) return "value";
  const onlyTypes = bindings.elements.length > 0 && bindings.elements.every((element) => element.isTypeOnly);
  return onlyTypes ? "type" : "value";
}

function targetOf(specifier: ts.Node | undefined, path: string): string {
  if (specifier === undefined || !ts.isStringLiteralLike(specifier)) return COMPUTED;
  if (!specifier.text.startsWith(".")) return specifier.text;
  return posix.join(posix.dirname(path), specifier.text);
}

function nameOf(node: ts.Node): string | null {
  if (node.kind === ts.SyntaxKind.AsyncKeyword) return "async";
  if (ts.isAwaitExpression(node)) return "await";
  if (ts.isNewExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === "Date") {
    return node.arguments?.length ? null : "new Date";
  }
  if (!ts.isIdentifier(node) || isLabel(node)) return null;
  const { parent } = node;
  return ts.isPropertyAccessExpression(parent) ? `${node.text}.${parent.name.text}` : node.text;
}

/** Names that declare or select something, and refer to nothing in scope. */
function isLabel(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isShorthandPropertyAssignment(parent)) return false;
  if (ts.isQualifiedName(parent)) return parent.right === node;
  if (ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent)) return true;
  return "name" in parent && parent.name === node;
}

function positionOf(node: ts.Node): "value" | "type" {
  return ts.isTypeReferenceNode(node.parent) || ts.isTypeQueryNode(node.parent) ? "type" : "value";
}
