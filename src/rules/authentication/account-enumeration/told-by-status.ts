import { type Ast, type SyntaxContext, unwrap } from "../../../engine/api.ts";
import { nameOf } from "../../helpers/match/names.ts";

/** Errors that become an answer with the status 404. */
const NOT_FOUND = /^(?:NotFound(?:Error|Exception)?|notFound)$/;
/** What somebody writes into a form to be known by, and what a mail brings them. */
const ADDRESS = /e-?mail|phone|mobile|user_?name|\blogin\b|identifier/i;
const PROOF = /token|otp|\bcode\b|hash(?!\w)|secret|api_?key/i;

/** True where a call or an error answers with 404: whoever gets it knows that nobody is there, whatever the text says. */
export function saysNotFound(
  node: Ast.CallExpression | Ast.NewExpression,
  { semantics }: SyntaxContext,
): boolean {
  const name = nameOf(unwrap(node.callee)) ?? "";
  if (NOT_FOUND.test(name)) return true;
  const [first] = node.arguments;
  if (!first) return false;
  if (node.type === "CallExpression" && /^(?:status|sendStatus|code)$/.test(name))
    return semantics.constant(first)?.value === 404;
  if (!/^(?:createError|HttpError|HTTPException|HttpException|ApiError|AppError)$/.test(name))
    return false;
  const status =
    semantics.object(first)?.get("statusCode") ?? semantics.object(first)?.get("status");
  if (status) return status.value.in.constant(status.value.node)?.value === 404;
  return node.arguments.some((each) => semantics.constant(each)?.value === 404);
}

/** True where the record that a condition asks for was looked up by what somebody wrote into a form, and by no token. */
export function isFoundByAddress(node: Ast.Node, { semantics, text }: SyntaxContext): boolean {
  let around = node.parent;
  while (around && around.type !== "IfStatement" && !/Function/.test(around.type))
    around = around.parent;
  if (around?.type !== "IfStatement") return false;
  let asked: Ast.Node = unwrap(around.test);
  if (asked.type === "UnaryExpression") asked = unwrap(asked.argument);
  if (asked.type === "MemberExpression") asked = unwrap(asked.object);
  if (asked.type !== "Identifier") return false;
  const definition = semantics.variables.of(asked)?.defs[0];
  const init = definition?.type === "Variable" ? definition.node.init : null;
  if (!init) return false;
  const call = text.slice(...init.range);
  return ADDRESS.test(call) && !PROOF.test(call);
}
