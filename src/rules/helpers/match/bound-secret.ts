import { type Ast, propertyName, unwrap } from "../../../engine/api.ts";
import { nameOf } from "./names.ts";

/** Where a strategy of hapi keeps what it checks tokens and cookies with: `keys` of @hapi/jwt, `cookie.password` of @hapi/cookie. */
const OF_STRATEGY: ReadonlyMap<string, string> = new Map([
  ["keys", "JWT_SECRET"],
  ["keys.key", "JWT_SECRET"],
  ["key", "JWT_SECRET"],
  ["cookie.password", "COOKIE_SECRET"],
]);

/**
 * The purpose of a secret that a method is given by which no import shows:
 * `server.auth.strategy("token", "jwt", { keys })`, `this.bind(TokenServiceBindings.TOKEN_SECRET).to(secret)`.
 */
export function boundSecret(
  call: Ast.CallExpression | Ast.NewExpression,
  index: number,
  path: readonly string[],
): string | undefined {
  const callee = unwrap(call.callee);
  if (callee.type !== "MemberExpression") return undefined;
  const object = unwrap(callee.object);
  const name = propertyName(callee);
  if (name === "strategy" && index === 2 && nameOf(object) === "auth")
    return OF_STRATEGY.get(path.join("."));
  if (name !== "to" || index !== 0 || path.length > 0) return undefined;
  if (object.type !== "CallExpression" || nameOf(unwrap(object.callee)) !== "bind")
    return undefined;
  const [key] = object.arguments;
  const bound = key && unwrap(key);
  return bound?.type === "MemberExpression" && /^\w*TOKEN_SECRET$/.test(nameOf(bound) ?? "")
    ? "JWT_SECRET"
    : undefined;
}
