import { type Ast, type SyntaxContext, propertyName, unwrap } from "../../../engine/api.ts";
import { outermostFunction } from "../../helpers/match/outermost-function.ts";
import { isOwnMember } from "./replaced-owner.ts";

/** What somebody sent, by the names that requests and arguments have. */
const SENT =
  /^(?:(?:req|request|ctx|context|c)[?!]?\.)?(?:body|query|params|input|args|dto|payload|data|variables)[?!]?\.(\w+)$/;
/** Whoever runs the store may name somebody else. */
const FOR_STAFF = /role|admin|staff|permission|impersonat|on_?behalf/i;

/**
 * `{ clinicId: input.clinicId ?? ctx.session.clinicId }`: who is logged in counts only for those
 * who name nobody else.
 */
export function preferredOwner(
  node: Ast.LogicalExpression,
  context: Pick<SyntaxContext, "semantics" | "text">,
): string | undefined {
  const { parent } = node;
  if (node.operator === "&&" || parent.type !== "Property" || parent.value !== node)
    return undefined;
  const name = propertyName(parent);
  if (name === undefined || !isOwnMember(name, unwrap(node.right), context)) return undefined;
  const sent = SENT.exec(context.text.slice(...unwrap(node.left).range))?.[1];
  if (sent !== name) return undefined;
  const around = outermostFunction(node);
  return around && FOR_STAFF.test(context.text.slice(...around.range)) ? undefined : name;
}
