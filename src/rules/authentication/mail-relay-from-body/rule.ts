import {
  type Ast,
  type ObjectView,
  type SyntaxContext,
  syntaxRule,
  unwrap,
} from "../../../engine/api.ts";
import { isOutsideProduction } from "../../helpers/match/environment-guard.ts";
import { nameOf } from "../../helpers/match/names.ts";
import { requestRead } from "../../helpers/match/request-read.ts";
import { presetInTests } from "../../helpers/match/test-path.ts";

const SENDS =
  /^(?:send|sendMail|sendEmail|sendMessage|sendTransactional\w*|messages)$|^send\w*(?:Mail|Email|Message)$/;
const CONTENT = ["html", "text", "body", "content", "message", "subject"];

export const rule = syntaxRule({
  id: "mail-relay-from-body",
  meta: {
    category: "authentication",
    title: "Anybody may have the store write to anybody",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [20, 451],
    owasp: ["A03:2021", "A05:2025"],
    asvs: ["2.3.2"],
    tips: [11],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "Recipient and {{part}} of this mail both come from the request: anybody can have it send anything to anybody.",
      help: "Take the recipient from the order or the session, or the text from one of the store's templates.",
    },
  },
  noFix: "Where recipient or text should come from, only whoever knows the mail's purpose can say.",
  visit: {
    CallExpression(node, context) {
      const name = nameOf(unwrap(node.callee)) ?? "";
      if (!SENDS.test(name) || node.arguments.length === 0) return;
      const byObject = node.arguments.map((each) => context.semantics.object(each));
      const view = byObject.find((each) => each?.get("to"));
      const part = view ? partFromRequest(view) : undefined;
      if (part === undefined || isForStaff(node, context)) return;
      if (isOutsideProduction(node, context.semantics)) return;
      context.report({
        at: node.callee,
        message: "found",
        data: { part },
        ...presetInTests(context),
      });
    },
  },
});

function partFromRequest(view: ObjectView): string | undefined {
  const to = view.get("to")?.value;
  if (!to || !isSent(to.node, view)) return undefined;
  return CONTENT.find((name) => {
    const value = view.get(name)?.value;
    return value && isSent(value.node, view, name !== "subject");
  });
}

/** A value of the request itself; for texts also a template that is little more than one. */
function isSent(node: Ast.Node, view: ObjectView, mayBeTemplate = false): boolean {
  const value = unwrap(node);
  if (value.type === "TemplateLiteral" && mayBeTemplate) {
    const own = value.quasis.map(({ value: { cooked } }) => cooked ?? "").join("");
    const isShort = own.replace(/<[^>]*>|\s/g, "").length < 40;
    return isShort && value.expressions.some((each) => isText(each, view));
  }
  const read = requestRead(value, view.in);
  return read?.from === "body" && !isId(read.name);
}

/** What somebody writes, not a name or a code in a text of the store. */
function isText(node: Ast.Node, view: ObjectView): boolean {
  const read = requestRead(unwrap(node), view.in);
  return read?.from === "body" && /message|text|body|content|html|comment|note/i.test(read.name);
}

function isId(name: string): boolean {
  return /^(?:id|orderId|customerId|userId|params)$/.test(name);
}

/** Staff may write to customers as they like. */
function isForStaff(node: Ast.Node, { path, text }: SyntaxContext): boolean {
  if (/(?:^|\/)admin(?:\/|[-_.])/i.test(path)) return true;
  for (let each: Ast.Node | undefined = node; each; each = each.parent) {
    if (
      each.type !== "CallExpression" ||
      !/^(?:get|post|put|patch|all|use|route)$/.test(nameOf(unwrap(each.callee)) ?? "")
    )
      continue;
    const head = text.slice(each.range[0], each.range[0] + 200);
    return /admin|staff|role|require\w*(?:Auth|Admin)|restrict/i.test(head);
  }
  return false;
}
