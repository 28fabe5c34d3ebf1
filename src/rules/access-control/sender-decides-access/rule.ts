import { type Ast, type SyntaxContext, syntaxRule, unwrap } from "../../../engine/api.ts";
import { chosenBySender } from "../../helpers/match/chosen-by-sender.ts";
import { leaves, refuses } from "../../helpers/match/refusal.ts";
import { isNeverDeployed } from "../../helpers/match/test-path.ts";

export const rule = syntaxRule({
  id: "sender-decides-access",
  meta: {
    category: "access-control",
    title: "Who may do something is read from what the sender writes",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [807, 290, 639],
    owasp: ["A04:2021", "A06:2025"],
    asvs: ["8.2.1", "8.3.1"],
    tips: [8],
    since: "0.1.0",
  },
  messages: {
    role: {
      what: "Whoever calls writes {{value}} as they like, and it decides whether they may go on.",
      help: "Ask the session or a verified token who is there, and the database what they may do.",
    },
    address: {
      what: "Whoever calls writes {{value}} as they like: this check of the address lets everybody in.",
      help: "Compare request.socket.remoteAddress, or request.ip with `trust proxy` set to your own proxies.",
    },
  },
  noFix: "Where the shop keeps who is logged in, and what they may do, is not known here.",
  visit: {
    IfStatement(node, context) {
      if (isNeverDeployed(context)) return;
      check(node.test, false, node, context);
    },
  },
});

function check(
  condition: Ast.Node,
  isNegated: boolean,
  statement: Ast.IfStatement,
  context: SyntaxContext,
): void {
  const node = unwrap(condition);
  if (node.type === "UnaryExpression" && node.operator === "!") {
    check(node.argument, !isNegated, statement, context);
    return;
  }
  // `isStaff(user) || req.cookies.admin`: where one of several is enough, the others may be in order.
  if (node.type === "LogicalExpression") {
    const isEnough = (node.operator === "||") !== isNegated;
    if (isEnough === isGrant(statement, context)) {
      check(node.left, isNegated, statement, context);
      check(node.right, isNegated, statement, context);
    }
    return;
  }
  const chosen = chosenBySender(node, context);
  if (!chosen) return;
  const saysYes = chosen.saysYes !== isNegated;
  if (saysYes ? !isGrant(statement, context) : !isRefusal(statement, context)) return;
  const value = context.text.slice(...chosen.value.range).replace(/\s+/g, " ");
  context.report({
    at: node,
    message: chosen.kind,
    data: { value: value.slice(0, 44) },
    ...(chosen.isMaybeGateway && { level: "warning" as const, preset: "audit" as const }),
  });
}

/** `if (no) return res.sendStatus(403)`. */
function isRefusal({ consequent }: Ast.IfStatement, { source }: SyntaxContext): boolean {
  return leavesOrAnswers(consequent) && refuses(consequent, source);
}

/** `if (yes) { … } else refuse`, or `if (yes) return …;` and a refusal below. */
function isGrant(statement: Ast.IfStatement, context: SyntaxContext): boolean {
  const { consequent, alternate, parent } = statement;
  if (refuses(consequent, context.source)) return false;
  if (alternate) return refuses(alternate, context.source);
  if (!leaves(consequent) || parent.type !== "BlockStatement") return false;
  const [next] = parent.body.slice(parent.body.indexOf(statement) + 1);
  return next !== undefined && next.type !== "IfStatement" && refuses(next, context.source);
}

/** A refusal ends the function, or is all that happens. */
function leavesOrAnswers(statement: Ast.Statement): boolean {
  const body = statement.type === "BlockStatement" ? statement.body : [statement];
  return leaves(statement) || body.length <= 2;
}
