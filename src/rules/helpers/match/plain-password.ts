import { type Ast, type Semantics, unwrap } from "../../../engine/api.ts";
import { nameOf, words } from "./names.ts";
import { requestRead } from "./request-read.ts";
import {
  hashesAnything,
  isGivenPassword,
  isPasswordField,
  isRequestPassword,
} from "./sent-password.ts";

/** Where settings of the program stand, which are no passwords of customers. */
const SETTINGS =
  /^(?:.* )?(?:env|config|configuration|settings?|options?|opts|secrets?|form|values?|state|props|data|body|dto|payload|input|args|params|credentials|fields?|errors?)$/;
/** Records of people, by what they are called. */
const PEOPLE =
  /^(?:(?:existing|found|db|saved|stored|my|the|this|one|current) )?(?:users?|customers?|members?|admins?|vendors?|sellers?|accounts?|buyers?|employees?|clients?|person|rows?|results?|docs?|records?)(?: (?:doc|data|record|info|entity|row|from db|found|exists?))?$/;

/** `user.password === req.body.password`, and `user.password === password` where nothing is hashed. */
export function isPlainComparison(node: Ast.BinaryExpression, semantics: Semantics): boolean {
  if (!/^[!=]==?$/.test(node.operator)) return false;
  const [left, right] = [unwrap(node.left), unwrap(node.right)];
  // Most comparisons are with something that is written there.
  if ([left, right].some(({ type }) => type === "Literal" || type === "UnaryExpression"))
    return false;
  return isStoredAndSent(left, right, semantics) || isStoredAndSent(right, left, semantics);
}

function isStoredAndSent(stored: Ast.Node, sent: Ast.Node, semantics: Semantics): boolean {
  if (stored.type !== "MemberExpression" || !isPasswordField(nameOf(stored))) return false;
  const owner = ownerOf(stored);
  if (owner === undefined || SETTINGS.test(owner) || requestRead(stored, semantics)) return false;
  if (isRequestPassword(sent, semantics)) return true;
  return PEOPLE.test(owner) && isGivenPassword(sent, semantics) && !hashesAnything(semantics);
}

/** What a record is called, in words: `user.password`, `rows[0].password`. */
function ownerOf({ object }: Ast.MemberExpression): string | undefined {
  let node = unwrap(object);
  while (node.type === "MemberExpression" && node.computed) node = unwrap(node.object);
  const name = nameOf(node);
  return name === undefined ? undefined : words(name);
}
