import {
  type Ast,
  type ObjectView,
  type Semantics,
  propertyName,
  unwrap,
} from "../../../engine/api.ts";
import { isAuthCookie } from "./cookie-names.ts";
import { nameOf } from "./names.ts";

/** Plug-ins that keep a session in a cookie, or the name of one. */
const PLUGINS = /^(?:@hapi\/yar|yar|hapi-server-session|@hapi\/cookie|hapi-auth-cookie)#/;

/** The flags of a cookie of hapi, which are all on unless somebody turns them off. */
export interface HapiCookie {
  readonly flags: ObjectView;
  readonly name?: string | undefined;
}

/** `{ plugin: Yar, options: { cookieOptions: { … } } }`. */
export function hapiPlugin(node: Ast.Property, semantics: Semantics): HapiCookie | undefined {
  if (propertyName(node) !== "cookieOptions" || node.parent.type !== "ObjectExpression")
    return undefined;
  const options = node.parent.parent;
  if (options.type !== "Property" || options.parent.type !== "ObjectExpression") return undefined;
  const plugin = semantics.object(options.parent)?.get("plugin")?.value;
  if (!plugin || !PLUGINS.test(plugin.in.api(plugin.node) ?? "")) return undefined;
  const flags = semantics.object(node.value);
  return flags && { flags };
}

/** `server.auth.strategy("session", "cookie", { cookie: { … } })`, `server.state("session", { … })`. */
export function hapiCall(node: Ast.CallExpression, semantics: Semantics): HapiCookie | undefined {
  const callee = unwrap(node.callee);
  if (callee.type !== "MemberExpression") return undefined;
  const [first, second, third] = node.arguments;
  const owner = nameOf(unwrap(callee.object)) ?? "";
  if (propertyName(callee) === "strategy" && owner === "auth" && second && third) {
    if (semantics.string(second) !== "cookie") return undefined;
    const options = semantics.object(third);
    const cookie = options?.get("cookie")?.value;
    const flags = cookie ? (cookie.in.object(cookie.node) ?? options) : options;
    return flags && { flags };
  }
  if (propertyName(callee) !== "state" || !/^(?:server|h)$/.test(owner) || !first) return undefined;
  const name = semantics.string(first);
  const given = owner === "server" ? second : third;
  const flags = given && semantics.object(given);
  return flags && name !== undefined && isAuthCookie(name) ? { flags, name } : undefined;
}
