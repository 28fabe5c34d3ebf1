import {
  type Ast,
  type SyntaxContext,
  isProviderCall,
  propertyName,
  settledBy,
  syntaxRule,
  unwrap,
  walk,
  isFunction,
} from "../../../engine/api.ts";
import { isOutsideProduction } from "../../helpers/match/environment-guard.ts";
import { presetInTests } from "../../helpers/match/test-path.ts";

export const rule = syntaxRule({
  id: "success-on-failed-payment",
  meta: {
    category: "payments",
    title: "A payment that failed counts as one that succeeded",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [754, 636],
    owasp: ["A04:2021", "A10:2025"],
    asvs: ["16.5.3"],
    tips: [2],
    since: "0.1.0",
  },
  messages: {
    inside: {
      what: "When {{call}} fails, this says that the order is paid: whoever makes it fail pays nothing.",
      help: "Leave the order as it was when the provider cannot be reached or declines, and let the customer try again.",
    },
    behind: {
      what: "{{call}} may fail before this and the code goes on: the order is marked as paid all the same.",
      help: "Return or throw in the catch, or mark the order inside of the try, behind the call.",
    },
    answer: {
      what: "When {{call}} fails, the answer is that it succeeded.",
      help: "Answer with what went wrong; what calls this takes the answer for a payment.",
    },
    refund: {
      what: "When {{call}} fails, this says that the money was sent back all the same.",
      help: "Mark the order as refunded inside of the try, behind the call, and tell whoever asked for it what went wrong.",
    },
  },
  noFix: "What is to happen with an order that could not be paid is not known here.",
  visit: {
    TryStatement(node, context) {
      if (!node.handler || !MONEY.test(context.text.slice(...node.block.range))) return;
      const call = providerCallIn(node.block, context);
      if (!call || isOutsideProduction(node, context.semantics)) return;
      const data = { call: nameOf(call, context.text) };
      const { handler } = node;
      // What stays paid when it could not be sent back is right.
      const isRefund = /refund/i.test(data.call);
      const inside = settledIn(handler.body, context, isRefund);
      if (inside) {
        report(inside, isRefund ? "refund" : "inside", data, context);
        return;
      }
      const answer = successIn(handler.body, context);
      if (answer) {
        report(answer, "answer", data, context);
        return;
      }
      if (stops(handler.body)) return;
      const behind = followers(node).flatMap((each) => settledIn(each, context, isRefund) ?? [])[0];
      if (behind) report(behind, isRefund ? "refund" : "behind", data, context);
    },
  },
});

function report(
  at: Ast.Node,
  message: "inside" | "behind" | "answer" | "refund",
  data: { readonly call: string },
  context: SyntaxContext,
): void {
  context.report({ at, message, data, ...presetInTests(context) });
}

/** Cheap to look for before anybody asks what calls mean. */
const MONEY = /pay|charge|capture|refund|stripe|\bsale\b|transaction|intent/i;

/** A call that moves money, in the code itself and not in functions that run some other time. */
function providerCallIn(block: Ast.Node, context: SyntaxContext): Ast.CallExpression | undefined {
  let found: Ast.CallExpression | undefined;
  visitOwn(block, context, (node) => {
    if (node.type !== "CallExpression" || found || !isProviderCall(node, context.semantics)) return;
    const callee = unwrap(node.callee);
    const name = callee.type === "MemberExpression" ? (propertyName(callee) ?? "") : "";
    if (
      /^(?:create|confirm|capture|charge|sale|refund|pay|retrieve|verify|process|execute|submit)/i.test(
        name,
      )
    )
      found = node;
  });
  return found;
}

function settledIn(
  block: Ast.Node,
  context: SyntaxContext,
  isRefund: boolean,
): Ast.Node | undefined {
  let found: Ast.Node | undefined;
  visitOwn(block, context, (node) => {
    const mayBe =
      node.type === "Property" ||
      node.type === "AssignmentExpression" ||
      node.type === "CallExpression";
    const settled = mayBe && !found ? settledBy(node, context.semantics) : undefined;
    if (settled && (isRefund ? settled.isRefunded : settled.isPaid)) found = node;
  });
  return found;
}

/** `return { success: true }` and `res.json({ success: true })`, unless it says that something is wrong. */
function successIn(block: Ast.Node, context: SyntaxContext): Ast.Node | undefined {
  let found: Ast.Node | undefined;
  visitOwn(block, context, (node) => {
    if (found || node.type !== "ObjectExpression") return;
    const { parent } = node;
    const isAnswer =
      parent.type === "ReturnStatement" ||
      (parent.type === "CallExpression" &&
        /\b(?:json|send|resolve)$/.test(context.text.slice(...parent.callee.range)));
    const says = node.properties.find(
      (each) =>
        each.type === "Property" &&
        ((/^(?:success|paid|ok)$/.test(propertyName(each) ?? "") && isTrue(each.value)) ||
          (/^(?:status|payment_?status|state)$/i.test(propertyName(each) ?? "") &&
            /^(?:succeeded|success|paid|captured|settled)$/i.test(
              context.semantics.string(each.value) ?? "",
            ))),
    );
    const isHedged = node.properties.some(
      (each) =>
        each.type === "Property" &&
        /error|fail|warn|refund|pending/i.test(propertyName(each) ?? ""),
    );
    if (isAnswer && says && !isHedged) found = says;
  });
  return found;
}

function isTrue(node: Ast.Node): boolean {
  return node.type === "Literal" && node.value === true;
}

/** True where a catch ends what it is in: by leaving, by an answer, or by noting that it failed. */
function stops(block: Ast.BlockStatement): boolean {
  return block.body.some((statement) => {
    if (
      /^(?:ReturnStatement|ThrowStatement|ContinueStatement|BreakStatement)$/.test(statement.type)
    )
      return true;
    if (statement.type === "IfStatement") return true;
    // Whatever is assigned there may be asked for behind it.
    if (statement.type !== "ExpressionStatement") return statement.type !== "VariableDeclaration";
    const { expression } = statement;
    const call = expression.type === "AwaitExpression" ? expression.argument : expression;
    return call.type !== "CallExpression" || !isLog(call);
  });
}

function isLog({ callee }: Ast.CallExpression): boolean {
  const name = callee.type === "MemberExpression" ? (propertyName(callee) ?? "") : "";
  return /^(?:log|info|warn|error|debug|captureException|captureMessage)$/.test(name);
}

/** The statements behind one, in its own block. */
function followers(node: Ast.TryStatement): readonly Ast.Node[] {
  const { parent } = node;
  if (parent.type !== "BlockStatement") return [];
  const rest = parent.body.slice(parent.body.indexOf(node) + 1);
  // A condition may ask what the call gave.
  return rest.filter(
    ({ type }) =>
      type === "ExpressionStatement" ||
      type === "VariableDeclaration" ||
      type === "ReturnStatement",
  );
}

function visitOwn(
  root: Ast.Node,
  { source }: SyntaxContext,
  visit: (node: Ast.Node) => void,
): void {
  walk(root, source.visitorKeys, (node) => {
    if (node !== root && isFunction(node)) return;
    for (let each = node.parent; each && each !== root.parent; each = each.parent)
      if (each !== root && isFunction(each)) return;
    visit(node);
  });
}

function nameOf(call: Ast.CallExpression, text: string): string {
  const name = text.slice(...call.callee.range).replace(/\s+/g, "");
  return `${name.length > 40 ? `…${name.slice(-39)}` : name}()`;
}
