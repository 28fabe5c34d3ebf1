import { type Ast, type Semantics, unwrap } from "../../../engine/api.ts";
import { nameOf, words } from "./names.ts";
import { requestRead } from "./request-read.ts";

const PASSWORD = /^(?:password|passwd|pwd|pass word)$/;
/** Where settings of the program stand, which are no passwords of customers. */
const SETTINGS =
  /^(?:.* )?(?:env|config|configuration|settings?|options?|opts|secrets?|form|values?|state|props|data|body|credentials|fields?|errors?)$/;

/** `user.password === req.body.password`. */
export function isPlainComparison(node: Ast.BinaryExpression, semantics: Semantics): boolean {
  if (!/^[!=]==?$/.test(node.operator)) return false;
  const sides = [unwrap(node.left), unwrap(node.right)];
  // Most comparisons are with something that is written there.
  if (sides.some(({ type }) => type === "Literal" || type === "UnaryExpression")) return false;
  const isStored = (side: Ast.Node): boolean =>
    side.type === "MemberExpression" &&
    PASSWORD.test(words(nameOf(side) ?? "")) &&
    ownerOf(side) &&
    !requestRead(side, semantics);
  const isSent = (side: Ast.Node): boolean =>
    PASSWORD.test(words(requestRead(side, semantics)?.name ?? ""));
  const [left, right] = sides;
  if (!left || !right) return false;
  return (isStored(left) && isSent(right)) || (isStored(right) && isSent(left));
}

/** True for a record by its name: `user.password`, `rows[0].password`. */
function ownerOf({ object }: Ast.MemberExpression): boolean {
  let node = unwrap(object);
  while (node.type === "MemberExpression" && node.computed) node = unwrap(node.object);
  const name = nameOf(node);
  return name !== undefined && !SETTINGS.test(words(name));
}
