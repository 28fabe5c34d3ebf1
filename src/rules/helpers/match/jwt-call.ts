import { type Ast, type ObjectView, type Semantics } from "../../../engine/api.ts";
import { ownFunction, returned } from "./own-function.ts";

/** A call that verifies or signs JSON Web Tokens, with the parts that decide how safe it is. */
export interface JwtCall {
  /** The package, such as `jsonwebtoken`. */
  readonly library: string;
  readonly does: "verify" | "sign";
  /** The options as far as they are known; undefined when there are some that cannot be seen. */
  readonly options: ObjectView | "none" | undefined;
  /** The expression in this file that gives the options. */
  readonly at: Ast.Node;
  readonly key?: Ast.Node;
}

interface Shape {
  readonly does: "verify" | "sign";
  /** The position of the options among the arguments. */
  readonly options: number;
  readonly key?: number;
  /** The property of the options that holds those of tokens. */
  readonly inside?: string;
}

const VERIFY_SECOND: Shape = { does: "verify", options: 1 };
const VERIFY_FIRST: Shape = { does: "verify", options: 0 };

const SHAPES: ReadonlyMap<string, Shape> = new Map([
  ["jsonwebtoken#verify", { does: "verify", options: 2, key: 1 }],
  ["jsonwebtoken#sign", { does: "sign", options: 2, key: 1 }],
  ["jose#jwtVerify", { does: "verify", options: 2, key: 1 }],
  ["jose/jwt/verify#", { does: "verify", options: 2, key: 1 }],
  ["express-jwt#", VERIFY_FIRST],
  ["express-jwt#expressjwt", VERIFY_FIRST],
  ["express-jwt#expressJwt", VERIFY_FIRST],
  ["koa-jwt#", VERIFY_FIRST],
  ["fast-jwt#createVerifier", VERIFY_FIRST],
  ["fast-jwt#createSigner", { does: "sign", options: 0 }],
  ["passport-jwt#Strategy", VERIFY_FIRST],
  ["@nestjs/jwt#JwtService.new().verify", VERIFY_SECOND],
  ["@nestjs/jwt#JwtService.new().verifyAsync", VERIFY_SECOND],
  ["@nestjs/jwt#JwtService.new().sign", { does: "sign", options: 1 }],
  ["@nestjs/jwt#JwtService.new().signAsync", { does: "sign", options: 1 }],
  ["@nestjs/jwt#JwtModule.register", { does: "verify", options: 0, inside: "verifyOptions" }],
  ["@nestjs/jwt#JwtService", { does: "verify", options: 0, inside: "verifyOptions" }],
]);

/** Fastify's plug-ins are arguments of `register`. */
export const PLUGINS: ReadonlySet<string> = new Set(["@fastify/jwt#", "fastify-jwt#"]);

/** Reads a call or construction; undefined when it has nothing to do with tokens. */
export function jwtCall(
  node: Ast.CallExpression | Ast.NewExpression,
  semantics: Semantics,
): JwtCall | undefined {
  if (node.callee.type === "Super") return strategyCall(node, semantics);
  const api = semantics.callee(node);
  const shape = api === undefined ? undefined : SHAPES.get(api);
  if (api !== undefined && shape) return read(node, shape, libraryOf(api), semantics);
  if (api === "@nestjs/jwt#JwtModule.registerAsync") return factoryCall(node, semantics);
  const plugin = node.arguments[0] && semantics.api(node.arguments[0]);
  if (plugin === undefined || !PLUGINS.has(plugin)) return undefined;
  const inside: Shape = { does: "verify", options: 1, inside: "verify" };
  return read(node, inside, libraryOf(plugin), semantics);
}

/** `super({ … })` in `class JwtStrategy extends PassportStrategy(Strategy)` of Nest. */
function strategyCall(
  node: Ast.CallExpression | Ast.NewExpression,
  semantics: Semantics,
): JwtCall | undefined {
  let owner: Ast.Node | undefined = node.parent;
  while (owner && owner.type !== "ClassDeclaration" && owner.type !== "ClassExpression")
    owner = owner.parent;
  const base = owner?.superClass;
  if (base?.type !== "CallExpression" || !base.arguments[0]) return undefined;
  if (semantics.callee(base) !== "@nestjs/passport#PassportStrategy") return undefined;
  if (semantics.api(base.arguments[0]) !== "passport-jwt#Strategy") return undefined;
  return read(node, VERIFY_FIRST, "passport-jwt", semantics);
}

/** `JwtModule.registerAsync({ useFactory: () => ({ … }) })` of Nest. */
function factoryCall(
  node: Ast.CallExpression | Ast.NewExpression,
  semantics: Semantics,
): JwtCall | undefined {
  const [argument] = node.arguments;
  const options = moduleOptions(node, semantics);
  if (!argument || !options) return undefined;
  const inner = insideOf(options, "verifyOptions");
  return { library: "@nestjs/jwt", does: "verify", options: inner, at: argument };
}

/** What Nest's module is registered with, also by a factory. */
export function moduleOptions(
  node: Ast.CallExpression | Ast.NewExpression,
  semantics: Semantics,
): ObjectView | undefined {
  const given = node.arguments[0] && semantics.object(node.arguments[0]);
  const factory = given?.get("useFactory");
  if (!factory) return given;
  const made = ownFunction(factory.value);
  const result = made && returned(made);
  return result?.in.object(result.node);
}

function read(
  node: Ast.CallExpression | Ast.NewExpression,
  shape: Shape,
  library: string,
  semantics: Semantics,
): JwtCall {
  const argument = node.arguments[shape.options];
  const key = shape.key === undefined ? undefined : node.arguments[shape.key];
  const given = optionsOf(argument, semantics);
  const inner = shape.inside === undefined ? undefined : given;
  const options =
    shape.inside === undefined || inner === undefined || inner === "none"
      ? given
      : insideOf(inner, shape.inside);
  return { library, does: shape.does, options, at: argument ?? node, ...(key && { key }) };
}

function insideOf(view: ObjectView, name: string): ObjectView | "none" | undefined {
  const property = view.get(name);
  if (!property) return view.complete ? "none" : undefined;
  return property.value.in.object(property.value.node);
}

function optionsOf(
  argument: Ast.CallExpressionArgument | undefined,
  semantics: Semantics,
): ObjectView | "none" | undefined {
  if (!argument) return "none";
  if (argument.type === "SpreadElement") return undefined;
  const view = semantics.object(argument);
  if (view) return view;
  const { type } = semantics.origin(argument).node;
  const isCallback = type === "ArrowFunctionExpression" || type === "FunctionExpression";
  const constant = semantics.constant(argument);
  // Older signatures take the callback in the place of the options.
  return isCallback || (constant && constant.value === undefined) ? "none" : undefined;
}

function libraryOf(api: string): string {
  const module = api.slice(0, api.indexOf("#"));
  return module.startsWith("@") ? module : (module.split("/")[0] ?? module);
}
