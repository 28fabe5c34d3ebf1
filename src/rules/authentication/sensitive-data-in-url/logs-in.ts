import { type Ast, type Semantics, propertyName, unwrap, walk } from "../../../engine/api.ts";
import { innermostFunction } from "../../helpers/match/enclosing.ts";
import { nameOf } from "../../helpers/match/names.ts";

const VERIFIES =
  /^(?:jsonwebtoken#verify|jose#jwtVerify|@nestjs\/jwt#JwtService\.new\(\)\.verify(?:Async)?)$/;
/** What handlers that come later ask for who is there. */
const WHO = /^(?:user|auth|customer|account|userId|customerId)$/;
const REQUEST = /^(?:req|request|ctx|context|state|locals)$/;

/**
 * True for a token that is verified and says who a request comes from: `req.user = jwt.verify(req.query.token, key)`.
 * A token of that name alone may be one in a link that is opened once.
 */
export function logsIn(node: Ast.Node, semantics: Semantics): boolean {
  const around = innermostFunction(node);
  if (!around?.body) return false;
  let isVerified = false;
  let saysWho = false;
  walk(around.body, semantics.source.visitorKeys, (each) => {
    if (each.type === "CallExpression")
      isVerified ||=
        VERIFIES.test(semantics.callee(each) ?? "") && isFrom(each.arguments[0], node, semantics);
    if (each.type === "AssignmentExpression") saysWho ||= isWho(each.left);
  });
  return isVerified && saysWho;
}

/** The value itself, also under a name and as one of several: `req.query.token || bearer`. */
function isFrom(given: Ast.Node | undefined, node: Ast.Node, semantics: Semantics): boolean {
  if (!given) return false;
  const { node: origin } = semantics.origin(given);
  return [unwrap(given), origin].some(
    ({ range }) => range[0] <= node.range[0] && node.range[1] <= range[1],
  );
}

function isWho(target: Ast.Node): boolean {
  const left = unwrap(target);
  return (
    left.type === "MemberExpression" &&
    WHO.test(propertyName(left) ?? "") &&
    REQUEST.test(nameOf(unwrap(left.object)) ?? "")
  );
}
