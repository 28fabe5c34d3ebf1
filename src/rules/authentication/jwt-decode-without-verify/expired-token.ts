import { type Ast, type SyntaxContext, isFunction } from "../../../engine/api.ts";

/** How libraries say that a token has run out. */
const EXPIRED = /TokenExpired|JWTExpired|JwtTokenExpired|ERR_JWT_EXPIRED|jwt expired/;
/** Where an old token is exchanged, or is noted as one that is over. */
const EXCHANGES = /refresh|renew|rotate|log_?out|revoke|denylist|blacklist/i;

/** True where a token is decoded since the check said that it has run out: `error.name === "TokenExpiredError" ? jwt.decode(token) : claims`. */
export function isForExpired(
  node: Ast.Node,
  around: Ast.Node,
  { text, path }: SyntaxContext,
): boolean {
  if (EXCHANGES.test(`${path} ${text.slice(...around.range)}`)) return false;
  for (let child = node, { parent } = child; parent; child = parent, parent = parent.parent) {
    if (parent.type === "IfStatement" || parent.type === "ConditionalExpression") {
      const test = text.slice(...parent.test.range);
      const isNot = /![^=]|!==?/.test(test);
      if (EXPIRED.test(test) && child === (isNot ? parent.alternate : parent.consequent))
        return true;
    }
    if (isFunction(parent) && parent === around) return false;
  }
  return false;
}
