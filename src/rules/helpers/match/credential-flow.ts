import {
  type Ast,
  type SyntaxContext,
  type Variable,
  unwrap,
  walk,
  isFunction,
} from "../../../engine/api.ts";
import { credentialName, madeCredential } from "./credential-name.ts";
import { nameOfFunction } from "./enclosing.ts";
import { nameOf, words } from "./names.ts";
import { saidCredential } from "./said-credential.ts";

/** Functions that hand on what their argument is made of. */
const FORMS =
  /^(?:global#(?:Math\.(?:floor|round|ceil|trunc|abs|pow|max|min)|Number|parseInt|String|BigInt|Buffer\.from|btoa|encodeURIComponent|String\.fromCharCode|Array\.from|Number\.parseInt)|crypto#createHash\(\)(?:\.update\(\))*\.update|crypto#createHmac\(\)\.update|crypto-js#\w+|md5#|sha1#|js-sha256#\w*)$/;

/** Methods that hand on what they are called on. */
const KEEPING =
  /^(?:toString|toFixed|slice|substring|substr|toUpperCase|toLowerCase|trim|split|join|replace|replaceAll|padStart|padEnd|concat|repeat|digest|update|map|reverse|at|charAt|fill|flat|pop|shift|reduce|valueOf)$/;

/** Methods that pick or add by their argument. */
const PICKING =
  /^(?:charAt|at|substr|substring|slice|concat|charCodeAt|codePointAt|padStart|padEnd)$/;

const ALPHABET =
  /alphabet|char|letter|digit|symbol|possible|pool|numbers?$|numeric|alpha|dictionary|upper|lower|base\d/i;

const MAX_STEPS = 60;

/** The outermost expression that a value is part of, before it gets a name, is returned or handed over. */
export function wholeValue(node: Ast.Node, context: SyntaxContext): Ast.Node {
  let current = node;
  for (;;) {
    const next = through(current, context);
    if (!next || isFunction(next)) return current;
    current = next;
  }
}

/** The name of the credential that a value ends up as within the file; undefined when it does not. */
export function flowsToCredential(node: Ast.Node, context: SyntaxContext): string | undefined {
  const seen = new Set<Ast.Node>();
  const todo: Ast.Node[] = [node];
  for (let value = todo.pop(); value && seen.size < MAX_STEPS; value = todo.pop()) {
    if (seen.has(value)) continue;
    seen.add(value);
    const found = step(value, context, todo);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The parent that still is the value, in another form; undefined at names, returns and unknown calls. */
function through(node: Ast.Node, context: SyntaxContext): Ast.Node | undefined {
  const { parent } = node;
  if (!parent) return undefined;
  switch (parent.type) {
    case "BinaryExpression":
      return /^(?:[-+*/%|&^]|\*\*|<<|>>>?)$/.test(parent.operator) ? parent : undefined;
    case "UnaryExpression":
      return /^[-+~]$/.test(parent.operator) ? parent : undefined;
    case "TemplateLiteral":
      return parent.parent.type === "TaggedTemplateExpression" ? undefined : parent;
    case "LogicalExpression":
    case "ArrayExpression":
    case "SpreadElement":
    case "AwaitExpression":
    case "ChainExpression":
    case "TSAsExpression":
    case "TSNonNullExpression":
      return parent;
    case "ConditionalExpression":
      return parent.test === node ? undefined : parent;
    case "MemberExpression":
      return throughMember(node, parent);
    case "CallExpression":
      return throughCall(node, parent, context);
    default:
      return undefined;
  }
}

function throughMember(node: Ast.Node, parent: Ast.MemberExpression): Ast.Node | undefined {
  if (parent.object === node) {
    const call = parent.parent;
    const isCalled = call.type === "CallExpression" && call.callee === parent;
    if (isCalled) return KEEPING.test(nameOf(parent) ?? "") ? call : undefined;
    return parent.computed && parent.property.type === "Literal" ? parent : undefined;
  }
  // An element picked at random is as weak as the pick only where the elements are characters.
  const owner = unwrap(parent.object);
  const isText = owner.type === "Literal" && typeof owner.value === "string";
  return isText || ALPHABET.test(nameOf(owner) ?? "") ? parent : undefined;
}

function throughCall(
  node: Ast.Node,
  parent: Ast.CallExpression,
  context: SyntaxContext,
): Ast.Node | undefined {
  if (parent.callee === node) return undefined;
  if (FORMS.test(context.semantics.callee(parent) ?? "")) return parent;
  const callee = unwrap(parent.callee);
  if (callee.type !== "MemberExpression") return undefined;
  return PICKING.test(nameOf(callee) ?? "") ? parent : undefined;
}

function step(node: Ast.Node, context: SyntaxContext, todo: Ast.Node[]): string | undefined {
  const next = through(node, context);
  if (next) {
    todo.push(next);
    return undefined;
  }
  const { parent } = node;
  switch (parent?.type) {
    case "VariableDeclarator":
      return parent.init === node ? named(parent.id, context, todo) : undefined;
    case "AssignmentExpression":
      return parent.right === node ? named(parent.left, context, todo) : undefined;
    case "AssignmentPattern":
      return parent.right === node ? named(parent.left, context, todo) : undefined;
    case "Property":
    case "PropertyDefinition":
      return parent.value === node ? named(parent, context, todo) : undefined;
    case "ReturnStatement":
      return returnedFrom(node, context, todo);
    case "ArrowFunctionExpression":
      return parent.body === node ? fromFunction(parent, context, todo) : undefined;
    case "CallExpression":
      return handedTo(node, parent, context, todo);
    default:
      return undefined;
  }
}

/** A value that gets a name: the name decides, or what becomes of the variable. */
function named(target: Ast.Node, context: SyntaxContext, todo: Ast.Node[]): string | undefined {
  const name = nameOf(target);
  if (name === undefined) return undefined;
  // What an OAuth log-in sends along, so that nobody else can end it.
  const isState = name === "state" && /client_id|oauth2?\/authorize/.test(context.text);
  // Whoever knows what ends a part of a form can begin another one inside of a field.
  const isBoundary = words(name) === "boundary" && /multipart|form-data/i.test(context.text);
  const credential = isState || isBoundary ? name : credentialName(name, target, context.path);
  if (credential !== undefined || target.type !== "Identifier") return credential;
  addReads(context.semantics.variables.of(target), todo);
  return undefined;
}

function addReads(variable: Variable | undefined, todo: Ast.Node[]): void {
  for (const reference of variable?.references ?? [])
    if (reference.isRead()) todo.push(reference.identifier);
}

function returnedFrom(
  node: Ast.Node,
  context: SyntaxContext,
  todo: Ast.Node[],
): string | undefined {
  for (let each = node.parent; each; each = each.parent)
    if (isFunction(each)) return fromFunction(each, context, todo);
  return undefined;
}

/** What a function returns goes to its callers, or to the call that it is the callback of. */
function fromFunction(
  node: Parameters<typeof nameOfFunction>[0],
  context: SyntaxContext,
  todo: Ast.Node[],
): string | undefined {
  const name = nameOfFunction(node);
  if (name !== undefined) {
    const made = madeCredential(name, node, context.path) ?? saidCredential(node, context);
    if (made !== undefined) return made;
    const holder = node.id ?? (node.parent.type === "VariableDeclarator" ? node.parent.id : null);
    const variable = holder ? context.semantics.variables.of(holder) : undefined;
    for (const { identifier } of variable?.references ?? []) {
      const call = identifier.parent;
      if (call.type === "CallExpression" && call.callee === identifier) todo.push(call);
    }
    if (node.parent.type === "MethodDefinition") addMethodCalls(node.parent, name, context, todo);
    return undefined;
  }
  const call = node.parent;
  if (call.type !== "CallExpression") return undefined;
  const method = nameOf(unwrap(call.callee)) ?? "";
  if (call.callee === node || /^(?:map|from|replace|replaceAll|reduce|flatMap|times)$/.test(method))
    todo.push(call);
  return undefined;
}

/** `this.name()` elsewhere in the class. */
function addMethodCalls(
  method: Ast.MethodDefinition,
  name: string,
  context: SyntaxContext,
  todo: Ast.Node[],
): void {
  walk(method.parent, context.source.visitorKeys, (each) => {
    if (each.type !== "CallExpression") return;
    const { callee } = each;
    const isOwn = callee.type === "MemberExpression" && callee.object.type === "ThisExpression";
    if (isOwn && nameOf(callee) === name) todo.push(each);
  });
}

/** `list.push(x)` fills the list; `setToken(x)` and `cookie("token", x)` say what it is. */
function handedTo(
  node: Ast.Node,
  call: Ast.CallExpression,
  context: SyntaxContext,
  todo: Ast.Node[],
): string | undefined {
  const callee = unwrap(call.callee);
  const name = nameOf(callee) ?? "";
  if (callee.type === "MemberExpression" && /^(?:push|unshift)$/.test(name)) {
    const list = unwrap(callee.object);
    if (list.type === "Identifier") addReads(context.semantics.variables.of(list), todo);
    return undefined;
  }
  if (name === "cookie" && call.arguments[1] === node && call.arguments[0]) {
    const cookie = context.semantics.string(call.arguments[0]);
    return cookie === undefined ? undefined : credentialName(cookie, node, context.path);
  }
  const set = /^set(?=[A-Z])/.exec(name);
  return set ? credentialName(name.slice(3), node, context.path) : undefined;
}
