import {
  type Ast,
  type Report,
  type Semantics,
  type SyntaxContext,
  isFunction,
  unwrap,
  walk,
} from "../../../engine/api.ts";
import { innermostFunction, nameOfFunction } from "./enclosing.ts";
import { nameOf } from "./names.ts";
import { writtenPattern } from "./written-pattern.ts";

/**
 * `if (req.originalUrl.includes("/public")) return next();` before what asks who is there. The query is
 * a part of that address, so whoever adds the text to any other one walks past.
 */
export function openPathCheck(
  node: Ast.CallExpression,
  { semantics }: SyntaxContext,
): Omit<Report, "at"> | undefined {
  const asked = askedText(node, semantics);
  if (!asked || !letsBy(node, asked.method, semantics)) return undefined;
  return { message: "query", data: { attack: `/orders?${asked.text}`.slice(0, 60) } };
}

interface Asked {
  readonly method: string;
  /** What is looked for, as far as it is a text. */
  readonly text: string;
}

/** What is looked for anywhere in the whole address of a request. */
function askedText(node: Ast.CallExpression, semantics: Semantics): Asked | undefined {
  const callee = unwrap(node.callee);
  const [first] = node.arguments;
  if (callee.type !== "MemberExpression" || !first || first.type === "SpreadElement")
    return undefined;
  const method = nameOf(callee) ?? "";
  const isOfPattern = method === "test";
  const [address, looked] = isOfPattern ? [first, callee.object] : [callee.object, first];
  if (!METHODS.test(method) || !isWholeAddress(address, semantics)) return undefined;
  const found = lookedFor(looked, semantics).find((each) =>
    typeof each === "string" ? /^[\w./-]*[a-z][\w./-]*$/i.test(each) : isAnywhere(each.pattern),
  );
  if (found === undefined) return undefined;
  return { method, text: typeof found === "string" ? found : "…" };
}

const METHODS = /^(?:test|includes|indexOf|endsWith|match|search)$/;

/** The texts and patterns that an expression stands for: of a list in a question of `some` all of them. */
function lookedFor(
  node: Ast.Node,
  semantics: Semantics,
): readonly (string | { readonly pattern: string })[] {
  const text = semantics.string(node);
  if (text !== undefined) return [text];
  const written = writtenPattern(node, semantics);
  if (written) return [written];
  const list = listOf(unwrap(node), semantics);
  if (list?.node.type !== "ArrayExpression") return [];
  return list.node.elements.flatMap((each) =>
    each && each.type !== "SpreadElement" ? lookedFor(each, list.in) : [],
  );
}

/** The list whose elements a name stands for in `LIST.some((each) => …)`. */
function listOf(node: Ast.Node, semantics: Semantics): ReturnType<Semantics["origin"]> | undefined {
  if (node.type !== "Identifier") return undefined;
  const definition = semantics.variables.of(node)?.defs[0];
  const callback = definition?.type === "Parameter" ? (definition.node as Ast.Node) : undefined;
  const call = callback?.parent;
  if (call?.type !== "CallExpression" || !isSome(call)) return undefined;
  const { object } = unwrap(call.callee) as Ast.MemberExpression;
  const field = unwrap(object);
  const isField = field.type === "MemberExpression" && field.object.type === "ThisExpression";
  if (!isField) return semantics.origin(object);
  const value = fieldValue(nameOf(field) ?? "", semantics);
  return value && semantics.origin(value);
}

/** What the only assignment to a field of `this` in the file, or its declaration, gives it. */
function fieldValue(name: string, { source }: Semantics): Ast.Node | undefined {
  const values: Ast.Node[] = [];
  walk(source.ast, source.visitorKeys, (each) => {
    if (each.type === "PropertyDefinition" && nameOf(each) === name && each.value)
      values.push(each.value);
    if (each.type !== "AssignmentExpression" || each.left.type !== "MemberExpression") return;
    const isOwn = each.left.object.type === "ThisExpression";
    if (isOwn && nameOf(each.left) === name) values.push(each.right);
  });
  return values.length === 1 ? values[0] : undefined;
}

function isSome(call: Ast.CallExpression): boolean {
  const callee = unwrap(call.callee);
  return callee.type === "MemberExpression" && /^(?:some|find)$/.test(nameOf(callee) ?? "");
}

/** A pattern with letters in it that need not stand at the beginning, and none for the query. */
function isAnywhere(pattern: string): boolean {
  const isTied = pattern.replaceAll("[^", "[").includes("^");
  return /[a-z]{2}/i.test(pattern) && !isTied && !/\\\?|\(\?[<!=]/.test(pattern);
}

/** `req.originalUrl`, `req.url`, `ctx.url`, in lower case as well: with the query that a visitor writes. */
function isWholeAddress(expression: Ast.Node, semantics: Semantics): boolean {
  const { node } = semantics.origin(expression);
  const callee = node.type === "CallExpression" ? unwrap(node.callee) : undefined;
  if (callee?.type === "MemberExpression" && nameOf(callee) === "toLowerCase")
    return isWholeAddress(callee.object, semantics);
  // `req.originalUrl || req.url`
  if (node.type === "LogicalExpression" && node.operator !== "&&")
    return isWholeAddress(node.left, semantics);
  return (
    node.type === "MemberExpression" &&
    /^(?:url|originalUrl)$/.test(nameOf(node) ?? "") &&
    /^(?:req|request|ctx|context)$/.test(nameOf(unwrap(node.object)) ?? "")
  );
}

/** True where whoever asks for such an address is let by, and others may be turned away. */
function letsBy(node: Ast.CallExpression, method: string, semantics: Semantics): boolean {
  let each: Ast.Node = node;
  let isNegated = false;
  if (method === "indexOf" || method === "search") {
    const compared = comparedIndex(node, semantics);
    if (compared === undefined) return false;
    each = node.parent;
    isNegated = compared;
  }
  for (let { parent } = each; parent; { parent } = each) {
    const said = joinedWith(each, isNegated, semantics);
    if (said === "asked") return false;
    if (said !== undefined) isNegated = said;
    else if (isCallback(parent, each)) {
      const call = parent.parent;
      if (call?.type !== "CallExpression" || !isSome(call)) break;
      parent = call;
    } else if (parent.type === "ReturnStatement" && isCallback(innermostFunction(parent), parent)) {
      parent = innermostFunction(parent)?.parent ?? parent;
      if (parent.type !== "CallExpression" || !isSome(parent)) break;
    } else break;
    each = parent;
  }
  return decides(each, isNegated, semantics);
}

/**
 * One step up from a condition: whether it is negated there, "asked" where more is asked of whoever
 * is let by (`isOpen && user`, `!isOpen || user`), undefined where the condition ends.
 */
function joinedWith(
  each: Ast.Node,
  isNegated: boolean,
  semantics: Semantics,
): boolean | "asked" | undefined {
  const { parent } = each;
  if (parent?.type === "UnaryExpression" && parent.operator === "!") return !isNegated;
  if (parent?.type !== "LogicalExpression") return undefined;
  const other = parent.left === each ? parent.right : parent.left;
  const isJoint = parent.operator === (isNegated ? "||" : "&&");
  return isJoint && asksWho(other, semantics) ? "asked" : isNegated;
}

/** True for a function whose value is what is asked, in one expression or one `return`. */
function isCallback(around: Ast.Node | undefined, inner: Ast.Node): boolean {
  if (!around || !isFunction(around) || around.parent.type !== "CallExpression") return false;
  const { body } = around;
  return body === inner || (body?.type === "BlockStatement" && body.body[0] === inner);
}

/** `-1` after `!==` or `>`: whether it is negated; undefined where no such comparison follows. */
function comparedIndex(node: Ast.CallExpression, semantics: Semantics): boolean | undefined {
  const { parent } = node;
  if (parent.type !== "BinaryExpression" || parent.left !== node) return undefined;
  const value = semantics.constant(parent.right)?.value;
  if (value === -1 && /^(?:!==?|>)$/.test(parent.operator)) return false;
  if (value === 0 && /^>=?$/.test(parent.operator)) return false;
  return value === -1 && /^===?$/.test(parent.operator) ? true : undefined;
}

function decides(each: Ast.Node, isNegated: boolean, semantics: Semantics): boolean {
  const { parent } = each;
  if (parent?.type === "IfStatement" && parent.test === each)
    return isNegated
      ? turnsAway(parent.consequent, semantics)
      : isOnlyLetBy(parent.consequent) && isFollowedByRefusal(parent, semantics);
  if (parent?.type === "VariableDeclarator" && parent.id.type === "Identifier" && !isNegated) {
    const reads = semantics.variables.of(parent.id)?.references ?? [];
    return reads.some(({ identifier, writeExpr }) =>
      writeExpr ? false : decidesByName(identifier as Ast.Node, semantics),
    );
  }
  const around = parent?.type === "ReturnStatement" || parent?.type === "ArrowFunctionExpression";
  if (!around || isNegated) return false;
  const owner = parent.type === "ReturnStatement" ? innermostFunction(parent) : parent;
  return owner !== undefined && WITHOUT_GUARD.test(nameOfFunction(owner) ?? "");
}

/** `if (isOpen) return next();`, `if (!isOpen && !user) return res.sendStatus(401);` */
function decidesByName(name: Ast.Node, semantics: Semantics): boolean {
  let each = name;
  let isNegated = false;
  for (let { parent } = each; parent; { parent } = each) {
    const said = joinedWith(each, isNegated, semantics);
    if (said === "asked") return false;
    if (said === undefined) break;
    isNegated = said;
    each = parent;
  }
  return each.parent?.type === "IfStatement" && decides(each, isNegated, semantics);
}

/** Names of functions that say that nobody has to log in. */
const WITHOUT_GUARD =
  /(?:auth\w*not|no\w*auth|without\w*auth|(?:skip|bypass|exempt)\w*auth|auth\w*(?:skip|bypass|exempt)|is_?(?:public|open|unprotected|whitelisted))/i;

/** `return next();`, `next(); return;`, `return;`, `return true;`, `return NextResponse.next();` */
function isOnlyLetBy(branch: Ast.Statement): boolean {
  const statements = branch.type === "BlockStatement" ? branch.body : [branch];
  return (
    statements.length > 0 &&
    statements.length <= 2 &&
    statements.every(
      (each) =>
        (each.type === "ReturnStatement" && (!each.argument || isNext(each.argument))) ||
        (each.type === "ExpressionStatement" && isNext(each.expression)),
    )
  );
}

function isNext(expression: Ast.Node): boolean {
  const node = unwrap(expression);
  if (node.type === "AwaitExpression") return isNext(node.argument);
  if (node.type === "Literal") return node.value === true;
  if (node.type !== "CallExpression" || node.arguments.length > 0) return false;
  return /^(?:next|done|resolve)$/.test(nameOf(unwrap(node.callee)) ?? "");
}

function isFollowedByRefusal(node: Ast.IfStatement, semantics: Semantics): boolean {
  if (node.alternate && turnsAway(node.alternate, semantics)) return true;
  const block = node.parent;
  if (block.type !== "BlockStatement") return false;
  return block.body.slice(block.body.indexOf(node) + 1).some((each) => turnsAway(each, semantics));
}

const ASKS = /auth|admin|guard|protect|ensure|verify|permission|csrf|session|passport|login/i;

/** A refusal of somebody who may not do it, and a guard that the request is handed on to. */
function turnsAway(root: Ast.Node, semantics: Semantics): boolean {
  let found = false;
  walk(root, semantics.source.visitorKeys, (node) => {
    if (node.type === "Literal") found ||= isDenial(node);
    if (node.type === "Identifier" || node.type === "MemberExpression")
      found ||= /^(?:unauthorized|forbidden)\w*$/i.test(nameOf(node) ?? "");
    if (node.type !== "CallExpression") return;
    const name = nameOf(unwrap(node.callee)) ?? "";
    const last = node.arguments.at(-1);
    const isHanded = last?.type === "Identifier" && /^(?:next|done)$/.test(last.name);
    if (isHanded && node.arguments.length >= 3) found ||= ASKS.test(name);
    if (name !== "redirect" && name !== "rewrite") return;
    found ||= node.arguments.some((each) =>
      /log-?in|sign-?in|auth/i.test(semantics.string(each) ?? ""),
    );
  });
  return found;
}

/** `401` and `403` where a status may stand. */
function isDenial({ value, parent }: Ast.Literal): boolean {
  if (value !== 401 && value !== 403) return false;
  return /^(?:CallExpression|Property|NewExpression|AssignmentExpression)$/.test(parent.type);
}

/** A part of a condition that looks at who is there. */
function asksWho(node: Ast.Node, { source }: Semantics): boolean {
  return /user|session|token|auth|admin|login|account|signature|secret|key\b/i.test(
    source.text.slice(...node.range),
  );
}
