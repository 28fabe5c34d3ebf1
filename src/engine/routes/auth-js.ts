import { propertyName } from "../semantics/names.ts";
import type { Located } from "../semantics/semantics.ts";
import { unwrap } from "../semantics/unwrap.ts";
import { type LocatedFunction, functionOf } from "./functions.ts";

/** What Auth.js asks before every request where it is the middleware of an application itself. */
export interface AuthJsMiddleware {
  /** The callback `authorized`, which says who may go on; without one everybody may. */
  readonly authorized?: LocatedFunction;
}

const MAX_DEPTH = 4;

/**
 * Reads `export const { auth: middleware } = NextAuth(config)`, `export default NextAuth(config).auth`
 * and `export { auth as middleware } from "@/auth"`. Undefined where it is none of these, or where
 * what it was made with is not known.
 */
export function authJsMiddleware(at: Located): AuthJsMiddleware | undefined {
  const call = callBehind(at, 0);
  if (call?.node.type !== "CallExpression") return undefined;
  const [given] = call.node.arguments;
  const config = given && call.in.object(given);
  if (!config) return undefined;
  const callbacks = config.get("callbacks")?.value;
  if (!callbacks) return config.complete ? {} : undefined;
  const view = callbacks.in.object(callbacks.node);
  const authorized = view?.get("authorized");
  if (!authorized) return view?.complete === true ? {} : undefined;
  const fn = functionOf(authorized.value);
  return fn && { authorized: fn };
}

/** The call of `NextAuth` whose member `auth` an expression is. */
function callBehind(at: Located, depth: number): Located | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const { node, in: where } = at.in.origin(unwrap(at.node));
  if (node.type === "MemberExpression")
    return propertyName(node) === "auth" ? madeBy({ node: node.object, in: where }) : undefined;
  if (node.type !== "Identifier") return undefined;
  const definition = where.variables.of(node)?.defs[0];
  if (definition?.type !== "Variable" || definition.node.id.type !== "ObjectPattern")
    return undefined;
  const isAuth = definition.node.id.properties.some(
    (each) =>
      each.type === "Property" &&
      propertyName(each) === "auth" &&
      each.value.type === "Identifier" &&
      each.value.name === node.name,
  );
  const { init } = definition.node;
  return isAuth && init ? madeBy({ node: init, in: where }) : undefined;
}

function madeBy(at: Located): Located | undefined {
  const made = at.in.origin(unwrap(at.node));
  const isMaker = made.node.type === "CallExpression" && made.in.callee(made.node) === "next-auth#";
  return isMaker ? made : undefined;
}

/** True where the callback looks at nothing but who is logged in, so that it asks on all paths alike. */
export function asksEverywhere({ node, in: where }: LocatedFunction): boolean {
  const text = where.source.text.slice(...node.range);
  return !/pathname|nextUrl|\burl\b|\breq(?:uest)?\b/.test(text);
}

/** `authorized: () => true` lets everybody go on. */
export function letsAllGoOn({ node }: LocatedFunction): boolean {
  const body = node.body && unwrap(node.body);
  return body?.type === "Literal" && body.value === true;
}
