// Which names a statement takes from around it.
import ts from "typescript";

/** What a statement needs: names as a whole, and of tables the members that it reads by name. */
export interface Needs {
  readonly names: Set<string>;
  /** Members by the name of the table that they are read from. */
  readonly members: Map<string, Set<string>>;
}

/** Finds what `statement` needs of the code around it; of `tables` the members are told apart. */
export function needsOf(statement: ts.Statement, tables: ReadonlySet<string>): Needs {
  const needs: Needs = { names: new Set(), members: new Map() };
  const scopes: ReadonlySet<string>[] = [];
  const isOwn = (name: string): boolean => scopes.some((scope) => scope.has(name));
  const use = (name: string): void => {
    if (!isOwn(name)) needs.names.add(name);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) return use(node.text);
    if (ts.isPropertyAccessExpression(node)) {
      const { expression, name } = node;
      const isMember =
        ts.isIdentifier(expression) && tables.has(expression.text) && !isOwn(expression.text);
      if (!isMember) return visit(expression);
      const known = needs.members.get(expression.text) ?? new Set();
      needs.members.set(expression.text, known.add(name.text));
      return;
    }
    const own = ownNames(node);
    if (own) scopes.push(own);
    for (const child of readChildren(node)) visit(child);
    if (own) scopes.pop();
  };
  visit(statement);
  return needs;
}

/** The names that a pattern or an identifier declares. */
export function boundNames(name: ts.BindingName, into = new Set<string>()): Set<string> {
  if (ts.isIdentifier(name)) return into.add(name.text);
  for (const element of name.elements) {
    if (!ts.isOmittedExpression(element)) boundNames(element.name, into);
  }
  return into;
}

/** Children that may read names: not those that only say what a member or a label is called. */
function readChildren(node: ts.Node): ts.Node[] {
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => void children.push(child));
  if (ts.isBreakOrContinueStatement(node)) return [];
  if (ts.isLabeledStatement(node)) return [node.statement];
  if (ts.isBindingElement(node)) {
    return children.filter(
      (child) => child !== node.propertyName || ts.isComputedPropertyName(child),
    );
  }
  const isNamed = ts.isObjectLiteralElement(node) || ts.isClassElement(node);
  if (!isNamed || ts.isShorthandPropertyAssignment(node)) return children;
  return children.filter((child) => child !== node.name || ts.isComputedPropertyName(child));
}

/** The names that hold inside a node only; undefined where it is no scope. */
function ownNames(node: ts.Node): ReadonlySet<string> | undefined {
  const own = new Set<string>();
  if (ts.isFunctionLike(node)) {
    own.add("arguments");
    if (ts.isFunctionExpression(node) && node.name) own.add(node.name.text);
    for (const parameter of node.parameters) boundNames(parameter.name, own);
    const body = "body" in node ? node.body : undefined;
    if (body) hoisted(body, own);
    return own;
  }
  if (ts.isClassExpression(node)) return node.name ? own.add(node.name.text) : undefined;
  if (ts.isBlock(node)) return declared(node.statements, own);
  if (ts.isCaseBlock(node)) {
    for (const { statements } of node.clauses) declared(statements, own);
    return own;
  }
  if (ts.isForStatement(node) || ts.isForInStatement(node) || ts.isForOfStatement(node)) {
    const { initializer } = node;
    const list = initializer && ts.isVariableDeclarationList(initializer) ? initializer : undefined;
    for (const { name } of list?.declarations ?? []) boundNames(name, own);
    return own;
  }
  if (!ts.isCatchClause(node) || !node.variableDeclaration) return undefined;
  return boundNames(node.variableDeclaration.name, own);
}

function declared(statements: readonly ts.Statement[], into: Set<string>): Set<string> {
  for (const statement of statements) {
    if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) {
      if (statement.name) into.add(statement.name.text);
    } else if (ts.isVariableStatement(statement)) {
      for (const { name } of statement.declarationList.declarations) boundNames(name, into);
    }
  }
  return into;
}

/** Variables that `var` declares anywhere in a function hold in all of it. */
function hoisted(body: ts.Node, into: Set<string>): void {
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) || ts.isClassLike(node)) return;
    if (ts.isVariableDeclarationList(node) && (node.flags & ts.NodeFlags.BlockScoped) === 0) {
      for (const { name } of node.declarations) boundNames(name, into);
    }
    ts.forEachChild(node, visit);
  };
  visit(body);
}
