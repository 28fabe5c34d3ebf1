import type { Ast } from "../syntax/ast.ts";
import { callApi, instanceApi } from "../semantics/api-name.ts";
import { patternPath } from "../semantics/resolve-api.ts";
import { propertyName } from "../semantics/names.ts";
import type { Located, Semantics } from "../semantics/semantics.ts";
import { unwrap } from "../semantics/unwrap.ts";
import { classOf, enclosingClass, functionOf, returnedBy } from "./functions.ts";
import { type FunctionNode, isFunction } from "../syntax/function-node.ts";

export type RouterKind = "express" | "fastify" | "koa" | "hono" | "itty" | "function";

/** A thing that routes are registered at. Two expressions with one key are the same router. */
export interface RouterRef {
  readonly key: string;
  /** Absent for a parameter that nobody typed: whoever hands a router over decides. */
  readonly kind?: RouterKind;
  /** True for an application: nothing stands before it. */
  readonly isApp: boolean;
}

const APPS: ReadonlyMap<string, RouterKind> = new Map([
  ["express#()", "express"],
  ["express#express()", "express"],
  ["express#Express.new()", "express"],
  ["express#Application.new()", "express"],
  ["express#express.Application.new()", "express"],
  ["express#express.Express.new()", "express"],
  ["fastify#()", "fastify"],
  ["fastify#fastify()", "fastify"],
  ["fastify#Fastify()", "fastify"],
  ["fastify#FastifyInstance.new()", "fastify"],
  ["koa#new()", "koa"],
  ["hono#Hono.new()", "hono"],
  ["@hono/zod-openapi#OpenAPIHono.new()", "hono"],
  ["itty-router#Router()", "itty"],
  ["itty-router#AutoRouter()", "itty"],
  ["itty-router#IttyRouter()", "itty"],
]);

const ROUTERS: ReadonlyMap<string, RouterKind> = new Map([
  ["express#Router()", "express"],
  ["express#Router.new()", "express"],
  ["express#IRouter.new()", "express"],
  ["express#express.Router.new()", "express"],
  ["express-promise-router#()", "express"],
  ["express-promise-router#default()", "express"],
  ["@awaitjs/express#Router()", "express"],
  ["koa-router#new()", "koa"],
  ["koa-router#()", "koa"],
  ["@koa/router#new()", "koa"],
  ["@koa/router#()", "koa"],
]);

/** Types of plug-ins: what they are called with is an instance of Fastify. */
const PLUGIN_TYPES =
  /^fastify#(?:FastifyPluginAsync|FastifyPluginCallback|FastifyPlugin|RouteOptions)\w*$/;

const MAX_DEPTH = 8;
/** What makes a router gives it back in one or two places; what gives back more makes answers. */
const MAX_RETURNS = 4;

/** The router that an expression is, across files; undefined for everything else. */
export function routerOf(at: Located, depth = 0): RouterRef | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const node = unwrap(at.node);
  switch (node.type) {
    case "CallExpression":
    case "NewExpression":
      return made({ node, in: at.in }, node, depth);
    case "Identifier":
      return named({ node, in: at.in }, node, depth);
    case "MemberExpression":
      return member({ node, in: at.in }, node, depth);
    default:
      return undefined;
  }
}

/** The router that a call makes by itself: `express()`, `new Router()`. */
export function madeHere(
  semantics: Semantics,
  node: Ast.CallExpression | Ast.NewExpression,
): RouterRef | undefined {
  const callee = semantics.callee(node);
  if (callee === undefined) return undefined;
  // Not of the whole call: `require("./router")` is the router of another file.
  const api = node.type === "NewExpression" ? instanceApi(callee) : callApi(callee);
  const kind = APPS.get(api) ?? ROUTERS.get(api);
  return kind
    ? { key: `${semantics.source.path}:${node.range[0]}`, kind, isApp: APPS.has(api) }
    : undefined;
}

function made(
  at: Located,
  node: Ast.CallExpression | Ast.NewExpression,
  depth: number,
): RouterRef | undefined {
  const own = madeHere(at.in, node);
  if (own) return own;
  if (node.type === "NewExpression") return undefined;
  const callee = unwrap(node.callee);
  const start = startOfChain(node);
  const inner = start && routerOf({ node: start, in: at.in }, depth + 1);
  if (inner) return inner;
  const origin = at.in.origin(node);
  if (origin.node !== node) return routerOf(origin, depth + 1);
  const fn = functionOf({ node: callee, in: at.in });
  if (!fn) return undefined;
  const returned = returnedBy(fn.node);
  if (returned.length > MAX_RETURNS) return undefined;
  for (const value of returned) {
    const found = routerOf({ node: value, in: fn.in }, depth + 1);
    if (found && !found.key.includes("#")) return found;
    // A function that gives back the router that it was handed.
    const index = found?.key.startsWith(functionKey(fn.in, fn.node))
      ? Number(found.key.split("#")[1])
      : NaN;
    const argument = Number.isInteger(index) ? node.arguments[index] : undefined;
    if (argument) return routerOf({ node: argument, in: at.in }, depth + 1);
  }
  return undefined;
}

/** `router.routes()` and `router.get(…).post(…)`, however long, are the router again. */
const SAME_ROUTER =
  /^(?:routes|middleware|use|get|post|put|patch|delete|del|all|head|options|prefix|withTypeProvider|callback|basePath|route)$/;

/** What a chain of such calls begins with. */
function startOfChain(call: Ast.CallExpression): Ast.Node | undefined {
  let start: Ast.Node | undefined;
  for (let node: Ast.Node = call; node.type === "CallExpression"; node = start) {
    const callee = unwrap(node.callee);
    if (callee.type !== "MemberExpression") break;
    if (!SAME_ROUTER.test(propertyName(callee) ?? "")) break;
    start = unwrap(callee.object);
  }
  return start;
}

function named(at: Located, node: Ast.Identifier, depth: number): RouterRef | undefined {
  const variable = at.in.variables.of(node);
  const [definition] = variable?.defs ?? [];
  if (!variable || !definition) return undefined;
  if (definition.type === "Parameter")
    return isFunction(definition.node) ? parameter(at.in, definition.node, node) : undefined;
  const origin = at.in.origin(node);
  if (origin.node !== node) return routerOf(origin, depth + 1);
  // `let app; … app = express();`
  const written = variable.references.filter((each) => each.isWrite());
  const [only] = written;
  const value = written.length === 1 ? only?.writeExpr : undefined;
  return value ? routerOf({ node: value, in: at.in }, depth + 1) : undefined;
}

function parameter(
  semantics: Semantics,
  fn: FunctionNode,
  node: Ast.Identifier,
): RouterRef | undefined {
  for (const [index, each] of fn.params.entries()) {
    const own = each.type === "TSParameterProperty" ? each.parameter : each;
    const path = patternPath(own, node.name);
    if (!path) continue;
    const key = [parameterKey(semantics, fn, index), ...path].join(".");
    const api = semantics.api(node);
    const kind =
      (api === undefined ? undefined : (APPS.get(api) ?? ROUTERS.get(api))) ??
      (index === 0 && isPlugin(semantics, fn) ? "fastify" : undefined);
    return { key, ...(kind ? { kind } : {}), isApp: false };
  }
  return undefined;
}

/** The key of what a function gets as its argument. */
export function parameterKey(semantics: Semantics, fn: FunctionNode, index: number): string {
  return `${functionKey(semantics, fn)}${index}`;
}

function functionKey(semantics: Semantics, fn: FunctionNode): string {
  return `${semantics.source.path}:${fn.range[0]}#`;
}

function isPlugin(semantics: Semantics, fn: FunctionNode): boolean {
  const holder = fn.parent;
  if (holder.type !== "VariableDeclarator" || holder.id.type !== "Identifier") return false;
  const type = holder.id.typeAnnotation?.typeAnnotation;
  if (type?.type !== "TSTypeReference" || type.typeName.type !== "Identifier") return false;
  return PLUGIN_TYPES.test(semantics.api(type.typeName) ?? "");
}

function member(at: Located, node: Ast.MemberExpression, depth: number): RouterRef | undefined {
  const name = propertyName(node);
  if (name === undefined) return undefined;
  const origin = at.in.origin(node);
  if (origin.node !== node) return routerOf(origin, depth + 1);
  const owner = node.object.type === "ThisExpression" ? enclosingClass(node) : undefined;
  const found = owner ? { node: owner, in: at.in } : classOf({ node: node.object, in: at.in });
  if (found) return ofField(found, name, depth);
  // `options.app` of a parameter without a pattern.
  const object = unwrap(node.object);
  const inner =
    object.type === "Identifier"
      ? named({ node: object, in: at.in }, object, depth + 1)
      : undefined;
  return inner?.key.includes("#") ? { key: `${inner.key}.${name}`, isApp: false } : undefined;
}

/** A field of a class: one router for each class, since stores make one instance of it. */
function ofField(
  owner: Located & { readonly node: Ast.ClassDeclaration | Ast.ClassExpression },
  name: string,
  depth: number,
): RouterRef | undefined {
  for (const value of fieldValues(owner.node, name)) {
    const found = routerOf({ node: value, in: owner.in }, depth + 1);
    if (found) return found;
  }
  for (const each of owner.node.body.body) {
    if (each.type !== "PropertyDefinition" || propertyName(each) !== name) continue;
    const type = each.typeAnnotation?.typeAnnotation;
    const named = type?.type === "TSTypeReference" ? type.typeName : undefined;
    const api = named ? typeApi(owner.in, named) : undefined;
    const kind = api === undefined ? undefined : (APPS.get(api) ?? ROUTERS.get(api));
    if (kind && api !== undefined)
      return {
        key: `${owner.in.source.path}:${owner.node.range[0]}.${name}`,
        kind,
        isApp: APPS.has(api),
      };
  }
  return undefined;
}

function typeApi(semantics: Semantics, name: Ast.EntityName): string | undefined {
  if (name.type === "Identifier") {
    const api = semantics.api(name);
    return api === undefined ? undefined : `${api}.new()`;
  }
  if (name.type !== "TSQualifiedName") return undefined;
  const left = name.left.type === "Identifier" ? semantics.api(name.left) : undefined;
  return left === undefined
    ? undefined
    : `${left}${left.endsWith("#") ? "" : "."}${name.right.name}.new()`;
}

/** What a class sets a field to: its initialiser and assignments in its methods. */
function* fieldValues(
  owner: Ast.ClassDeclaration | Ast.ClassExpression,
  name: string,
): Generator<Ast.Node> {
  for (const each of owner.body.body) {
    if (each.type === "PropertyDefinition" && propertyName(each) === name && each.value)
      yield each.value;
    if (each.type !== "MethodDefinition" || !each.value.body) continue;
    for (const statement of each.value.body.body) {
      if (statement.type !== "ExpressionStatement") continue;
      const { expression } = statement;
      if (expression.type !== "AssignmentExpression") continue;
      const { left, right } = expression;
      if (
        left.type === "MemberExpression" &&
        left.object.type === "ThisExpression" &&
        propertyName(left) === name
      )
        yield right;
    }
  }
}
