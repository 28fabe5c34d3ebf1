import {
  type Ast,
  type SyntaxContext,
  projectRule,
  unwrap,
  type FunctionNode,
} from "../../../engine/api.ts";
import { WEBHOOK_FIXES, webhookChecks } from "../../helpers/edit/check-webhook.ts";
import { nameOfFunction } from "../../helpers/match/enclosing.ts";
import {
  deedOf,
  headOf,
  isOfStaff,
  isUnderstood,
  isWebhook,
  stepsTo,
} from "../../helpers/match/payment-route.ts";
import { presetInTests } from "../../helpers/match/test-path.ts";

/** Functions that say by their name that they check a signature. */
const CHECK =
  /^(?:is_?valid|verify|validate|check)_?\w*(?:signature|web_?hook|hmac|ipn)\w*$|^(?:is_?)?(?:signature|web_?hook|hmac)_?(?:valid|verified)$/i;

export const rule = projectRule({
  id: "webhook-signature-weak",
  meta: {
    category: "payments",
    title: "The signature of a webhook is looked at, but not checked",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [347],
    owasp: ["A02:2021", "A04:2025"],
    asvs: ["4.1.5"],
    tips: [2],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "{{path}} reads the signature ({{header}}) and never checks it: any text will do.",
      help: "Compute the signature over the raw body with the shared secret, or let the provider's library do so, and refuse what differs.",
    },
    stub: {
      what: "{{name}} returns true for every signature: its callers believe anybody.",
      help: "Compute the signature over the raw body with the shared secret, compare it with timingSafeEqual, and return what that says.",
    },
  },
  fixes: [...WEBHOOK_FIXES],
  project(project, context) {
    for (const route of project.routes) {
      const read = deedOf(route, "reads-signature");
      if (!read || !isWebhook(route) || route.method === "GET") continue;
      const mayCheck = deedOf(
        route,
        "verifies",
        "compares-secret",
        "authenticates",
        "hands-on",
        "asks",
      );
      const isGuarded = route.guards.some(
        ({ kind }) => kind === "signature" || kind === "authentication",
      );
      if (mayCheck || isGuarded || !isUnderstood(route) || isOfStaff(route)) continue;
      const { path } = route;
      context.report(route.file, {
        at: headOf(project.read(route.file), route.range),
        message: "found",
        data: { path: path.length > 30 ? `${path.slice(0, 29)}…` : path, header: read.says },
        steps: stepsTo(route, read),
        fixes: webhookChecks(route, project),
      });
    }
  },
  visit: {
    FunctionDeclaration: stub,
    FunctionExpression: stub,
    ArrowFunctionExpression: stub,
  },
});

/** A check that cannot fail. */
function stub(node: FunctionNode, context: SyntaxContext): void {
  const name = nameOfFunction(node);
  // Without parameters it is no check of a signature, but a setting.
  if (name === undefined || !CHECK.test(name) || node.params.length === 0 || !saysTrue(node))
    return;
  const at = node.id ?? node;
  const [start] = at.range;
  context.report({
    at: node.id ? at : { start, end: start + Math.max(1, headLength(node, context.text)) },
    message: "stub",
    data: { name: name.slice(0, 40) },
    ...presetInTests(context),
  });
}

function headLength(node: FunctionNode, text: string): number {
  const own = text.slice(...node.range);
  const body = own.search(/\{|=>/);
  return body > 0 ? own.slice(0, body).trimEnd().length : own.length;
}

/** True where all that a function can do is to return `true`. */
function saysTrue({ body }: FunctionNode): boolean {
  if (!body) return false;
  if (body.type !== "BlockStatement") return isTrue(body);
  const returns = body.body.filter(({ type }) => type === "ReturnStatement");
  const [only] = returns;
  return (
    returns.length === 1 &&
    only?.type === "ReturnStatement" &&
    only.argument !== null &&
    isTrue(only.argument) &&
    body.body.every(
      (each) => each === only || (each.type === "ExpressionStatement" && isLog(each.expression)),
    )
  );
}

function isTrue(node: Ast.Node): boolean {
  const value = unwrap(node);
  if (value.type === "Literal") return value.value === true;
  if (value.type !== "CallExpression") return false;
  const [argument] = value.arguments;
  const { callee } = value;
  const isPromise =
    callee.type === "MemberExpression" &&
    callee.object.type === "Identifier" &&
    callee.object.name === "Promise";
  return (
    isPromise && argument !== undefined && argument.type === "Literal" && argument.value === true
  );
}

/** `console.log(…)` and the like change nothing. */
function isLog(expression: Ast.Node): boolean {
  const call = unwrap(expression);
  return (
    call.type === "CallExpression" &&
    call.callee.type === "MemberExpression" &&
    /^(?:log|info|warn|debug|error)$/.test(
      call.callee.property.type === "Identifier" ? call.callee.property.name : "",
    )
  );
}
