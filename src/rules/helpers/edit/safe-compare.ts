import { type Ast, type SyntaxContext, type TextEdit, unwrap } from "../../../engine/api.ts";
import { nameOf } from "../match/names.ts";
import { addImport } from "./add-import.ts";
import { fileStyle } from "./file-style.ts";

/** Functions that compare in constant time, as projects call them. */
const KNOWN =
  /^(?:safe|secure|constant_?time|timing_?safe)_?(?:equals?|compare|str(?:ing)?_?(?:equals?|compare))$/i;

/** What a new one is called: the first that the file does not use. */
const NEW_NAMES = ["safeEqual", "safeCompare", "constantTimeEqual"];

/** `a === b` of two texts, without a helper and without ever throwing; undefined when a side would have to be computed twice. */
export function compareInPlace(
  node: Ast.BinaryExpression,
  context: SyntaxContext,
): TextEdit[] | undefined {
  if (!isRepeatable(node.left) || !isRepeatable(node.right)) return undefined;
  const { text, source } = context;
  const [left, right] = [textOf(node.left, text), textOf(node.right, text)];
  const { references, edits } = addImport(node, source, "node:crypto", ["timingSafeEqual"]);
  const { quote } = fileStyle(source);
  // A parameter is a text only as far as its type says: from outside, anything may come.
  const guards = [node.left, node.right]
    .filter((side) => context.semantics.origin(side).node.type === "Identifier")
    .map((side) => `typeof ${textOf(side, text)} === ${quote}string${quote}`);
  const equal = [
    ...guards,
    `Buffer.byteLength(${left}) === Buffer.byteLength(${right})`,
    `${references[0]}(Buffer.from(${left}), Buffer.from(${right}))`,
  ].join(" && ");
  const needsParentheses = node.parent.type === "BinaryExpression" || isNullish(node.parent);
  const positive = needsParentheses ? `(${equal})` : equal;
  const replacement = node.operator.startsWith("!") ? `!(${equal})` : positive;
  return [...edits, { start: node.range[0], end: node.range[1], text: replacement }];
}

/** `safeEqual(a, b)`: through the project's own function where the file has one, else with a new one at the end. */
export function compareWithHelper(
  node: Ast.BinaryExpression,
  context: SyntaxContext,
): TextEdit[] | undefined {
  const { text, source } = context;
  const own = helperIn(context);
  const name = own ?? NEW_NAMES.find((each) => !isTaken(each, context));
  if (name === undefined) return undefined;
  const call = `${name}(${textOf(node.left, text)}, ${textOf(node.right, text)})`;
  const replacement = node.operator.startsWith("!") ? `!${call}` : call;
  const edit = { start: node.range[0], end: node.range[1], text: replacement };
  if (own !== undefined) return [edit];
  const { references, edits } = addImport(node, source, "node:crypto", ["timingSafeEqual"]);
  const end = text.trimEnd().length;
  const helper = helperText(name, references[0] ?? "timingSafeEqual", context);
  return [...edits, edit, { start: end, end, text: helper }];
}

function isTaken(name: string, { source }: SyntaxContext): boolean {
  return source.scopes.scopes.some(
    (scope) => scope.set.has(name) || scope.through.some((each) => each.identifier.name === name),
  );
}

function helperText(name: string, compare: string, context: SyntaxContext): string {
  const { quote, semicolon, lineBreak } = fileStyle(context.source);
  const isTyped = /\.[cm]?tsx?$/.test(context.path);
  const string = `${quote}string${quote}`;
  const indent = /^(\t| {2,8})\S/m.exec(context.text)?.[1] ?? "  ";
  const [left, right] = isTyped ? ["left: unknown", "right: unknown"] : ["left", "right"];
  return [
    "",
    "",
    "/** Compares two texts in a time that says nothing about where they differ. */",
    `function ${name}(${left}, ${right})${isTyped ? ": boolean" : ""} {`,
    `${indent}if (typeof left !== ${string} || typeof right !== ${string}) return false${semicolon}`,
    `${indent}const a = Buffer.from(left)${semicolon}`,
    `${indent}const b = Buffer.from(right)${semicolon}`,
    `${indent}return a.length === b.length && ${compare}(a, b)${semicolon}`,
    "}",
  ].join(lineBreak);
}

/** A function that the file declares or imports for this. One of another shape would take other arguments. */
function helperIn(context: SyntaxContext): string | undefined {
  const { semantics, source } = context;
  for (const variable of source.scopes.globalScope?.childScopes[0]?.variables ?? []) {
    if (!KNOWN.test(variable.name)) continue;
    const definition = semantics.definition(variable);
    const { node } = definition ?? {};
    const isFunction =
      node?.type === "FunctionDeclaration" || node?.type === "ArrowFunctionExpression";
    if (isFunction && node.params.length === 2 && takesAnything(node)) return variable.name;
  }
  return undefined;
}

/** A helper that expects strings is no help for values that may be missing. */
function takesAnything(node: Ast.FunctionDeclaration | Ast.ArrowFunctionExpression): boolean {
  return node.params.every((parameter) => {
    const type =
      parameter.type === "Identifier" ? parameter.typeAnnotation?.typeAnnotation : undefined;
    return type === undefined
      ? nameOf(parameter) === "left" || nameOf(parameter) === "right"
      : type.type === "TSUnknownKeyword" || type.type === "TSAnyKeyword";
  });
}

function isRepeatable(expression: Ast.Node): boolean {
  const node = unwrap(expression);
  if (node !== expression && node.type !== "Identifier" && node.type !== "MemberExpression")
    return false;
  if (node.type === "Identifier") return expression.type !== "AwaitExpression";
  if (node.type !== "MemberExpression") return false;
  const isKey = !node.computed || node.property.type === "Literal";
  return isKey && (node.object.type === "ThisExpression" || isRepeatable(node.object));
}

function isNullish(node: Ast.Node): boolean {
  return node.type === "LogicalExpression" && node.operator === "??";
}

function textOf(node: Ast.Node, text: string): string {
  const own = text.slice(node.range[0], node.range[1]);
  return node.type === "SequenceExpression" ? `(${own})` : own;
}
