import {
  type Ast,
  type SyntaxContext,
  syntaxRule,
  unwrap,
  walk,
  isFunction,
} from "../../../engine/api.ts";
import { contains, secureRandom } from "../../helpers/edit/secure-random.ts";
import { flowsToCredential, wholeValue } from "../../helpers/match/credential-flow.ts";
import { isMadeUp } from "../../helpers/match/credential-name.ts";
import { nameOfFunction } from "../../helpers/match/enclosing.ts";
import { wholeChain } from "../../helpers/match/hash-call.ts";
import { digestOfKnown } from "../../helpers/match/known-digest.ts";
import { words } from "../../helpers/match/names.ts";
import { presetInTests } from "../../helpers/match/test-path.ts";
import { isLastResort } from "../../helpers/match/last-resort.ts";
import { type OwnFunction, ownFunction, returned } from "../../helpers/match/own-function.ts";
import { type WeakRandom, isSecureRandom, weakRandom } from "../../helpers/match/weak-random.ts";

export const rule = syntaxRule({
  id: "weak-random-token",
  meta: {
    category: "authentication",
    title: "Tokens and codes that can be predicted",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [338, 340],
    owasp: ["A02:2021", "A04:2025"],
    asvs: ["11.5.1", "6.5.3"],
    tips: [4],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "{{source}} can be predicted, and so can {{name}}.",
      help: "Take it from node:crypto: randomInt for digits, randomBytes or randomUUID for everything else.",
    },
  },
  fixes: [{ id: "secure-random", kind: "suggestion", title: "Take it from node:crypto" }],
  visit: {
    CallExpression(node, context) {
      const source = weakRandom(node, context.semantics);
      if (source) check(node, source, context);
      else if (!checkDigest(node, context)) checkImported(node, context);
    },
  },
});

function check(node: Ast.CallExpression, source: WeakRandom, context: SyntaxContext): void {
  const whole = wholeValue(node, context);
  // A clock is a credential only where it is made into a text and nothing else makes it unique.
  if (source.kind === "time" && !isAloneAsText(node, whole, context)) return;
  const name = flowsToCredential(node, context);
  if (name === undefined || isMadeUp(node, context.path) || isLastResort(node, context)) return;
  if (source.kind === "time" && (words(name).endsWith("nonce") || saysStandIn(whole))) return;
  const inBrowser = isBrowserCode(context);
  if (inBrowser && /\b(?:session|sess|sid|tokens?|nonce|secret)\b/.test(words(name))) return;
  context.report({
    at: whole,
    message: "found",
    data: { source: source.name, name },
    // Somebody has to choose a field of the form, and to guess how it is sent on.
    ...(words(name) === "boundary" && { level: "information" as const, preset: "audit" as const }),
    ...presetInTests(context),
    fixes:
      !inBrowser && secureRandom(whole, context)
        ? [{ id: "secure-random", edits: () => secureRandom(whole, context) }]
        : [],
  });
}

/** `pi_dev_secret_${Date.now()}`: what stands in for a payment where no provider is set up says so itself. */
function saysStandIn(whole: Ast.Node): boolean {
  const text =
    whole.type === "TemplateLiteral" ? whole.quasis.map(({ value }) => value.raw).join(" ") : "";
  return /(?:^|[\W_])(?:dev|mock|mocked|test|fake|dummy|demo|stub|local|sandbox|simulated)(?:[\W_]|$)/i.test(
    text,
  );
}

/** What lets somebody in for a while, and comes in a mail or a message. */
const FOR_ONE_USE =
  /\b(?:token|reset|otp|activation|verification|confirmation|recovery|invite|invitation|magic)\b/;

/** `md5(email)` as a token: whoever knows the address knows it. */
function checkDigest(node: Ast.CallExpression, context: SyntaxContext): boolean {
  const known = digestOfKnown(node, context.semantics);
  if (known === undefined) return false;
  const name = flowsToCredential(node, context);
  if (name === undefined || !FOR_ONE_USE.test(words(name)) || isMadeUp(node, context.path))
    return true;
  context.report({
    at: wholeChain(node),
    message: "found",
    data: { source: `A hash of \`${known}\``, name },
    ...presetInTests(context),
  });
  return true;
}

function isAloneAsText(node: Ast.Node, whole: Ast.Node, context: SyntaxContext): boolean {
  if (node === whole || contains(whole, context, (kind) => kind !== "time")) return false;
  let isText = whole.type === "TemplateLiteral";
  let isRandom = false;
  walk(whole, context.source.visitorKeys, (each) => {
    if (each.type !== "CallExpression") return;
    if (isSecureRandom(each, context.semantics)) isRandom = true;
    // What another function adds may well be random.
    if (context.semantics.callee(each) === undefined && each.callee.type === "Identifier")
      isRandom = true;
    if (
      each.callee.type === "MemberExpression" &&
      /^(?:toString|digest)$/.test(textOf(each, context))
    )
      isText = true;
  });
  const isConcat =
    whole.type === "BinaryExpression" &&
    whole.operator === "+" &&
    [whole.left, whole.right].some((side) => context.semantics.string(side) !== undefined);
  return !isRandom && (isText || isConcat);
}

/** `randomString(8)` of another file, where that function is made of a predictable source. */
function checkImported(node: Ast.CallExpression, context: SyntaxContext): void {
  const callee = unwrap(node.callee);
  if (callee.type !== "Identifier" && callee.type !== "MemberExpression") return;
  if (!mayBeOfOtherFile(callee, context) || context.semantics.callee(node) !== undefined) return;
  const whole = wholeValue(node, context);
  const name = flowsToCredential(node, context);
  if (name === undefined || isMadeUp(node, context.path)) return;
  const target = ownFunction({ node: callee, in: context.semantics });
  if (!target || target.in === context.semantics) return;
  const home = {
    ...context,
    source: target.in.source,
    semantics: target.in,
    text: target.in.source.text,
  };
  const source =
    randomInside(target.node, target.in.source.path, home)?.name ??
    (FOR_ONE_USE.test(words(name)) ? knownInside(target, home) : undefined);
  if (source === undefined) return;
  const data = { source, name };
  context.report({ at: whole, message: "found", data, ...presetInTests(context) });
}

/** What a function of another file hashes, where it returns nothing but that and its name says nothing of a credential. */
function knownInside(target: OwnFunction, context: SyntaxContext): string | undefined {
  const result = returned(target);
  const made = result && unwrap(result.node);
  if (made?.type !== "CallExpression") return undefined;
  let found: string | undefined;
  walk(made, context.source.visitorKeys, (each) => {
    if (each.type !== "CallExpression") return;
    const known = digestOfKnown(each, context.semantics);
    const isAll = known !== undefined && wholeChain(each) === made;
    // A function that is named after what it makes is reported where it stands.
    if (isAll && flowsToCredential(each, { ...context, path: context.source.path }) === undefined)
      found = `A hash of \`${known}\``;
  });
  return found;
}

/** Cheap first look, since most calls go to functions of the same file, to parameters and to what these hold. */
function mayBeOfOtherFile(callee: Ast.Node, { semantics }: SyntaxContext): boolean {
  let root = callee;
  while (root.type === "MemberExpression") root = unwrap(root.object);
  const definition = semantics.variables.of(root)?.defs[0];
  if (definition?.type === "ImportBinding") return true;
  return definition?.type === "Variable" && isOtherName(definition.node.init);
}

/** Only another name, a member or a module can stand for a function of another file. */
function isOtherName(init: Ast.Node | null): boolean {
  const node = init && unwrap(init);
  if (node?.type === "CallExpression") return isRequire(node);
  return (
    node?.type === "Identifier" ||
    node?.type === "MemberExpression" ||
    node?.type === "ImportExpression"
  );
}

/** `require("./codes")`, also inside what compilers wrap around it. */
function isRequire({ callee, arguments: [argument] }: Ast.CallExpression): boolean {
  if (callee.type === "Identifier" && callee.name === "require") return true;
  const inner = argument && unwrap(argument);
  return inner?.type === "CallExpression" && isRequire(inner);
}

/** The predictable source that a small function builds its result from; functions named after credentials are reported where they stand. */
function randomInside(
  target: Ast.Node,
  path: string,
  context: SyntaxContext,
): WeakRandom | undefined {
  let found: WeakRandom | undefined;
  let isSecure = false;
  walk(target, context.source.visitorKeys, (each) => {
    if (each.type !== "CallExpression") return;
    if (isSecureRandom(each, context.semantics)) isSecure = true;
    const source = weakRandom(each, context.semantics);
    if (!source || source.kind === "time") return;
    if (flowsToCredential(each, { ...context, path }) === undefined) found = source;
  });
  const isNamed =
    isFunction(target) &&
    /rand|uniq|gen|string|code|id\b/.test(words(nameOfFunction(target) ?? ""));
  return isSecure || !isNamed ? undefined : found;
}

/** What runs at the customer's makes labels for the page, not credentials. */
function isBrowserCode({ source, semantics, path }: SyntaxContext): boolean {
  const isClient = source.ast.body.some(
    (statement) => statement.type === "ExpressionStatement" && statement.directive === "use client",
  );
  if (isClient || /\.[jt]sx$/.test(path)) return true;
  return source.scopes.scopes.some((scope) =>
    scope.through.some(
      ({ identifier }) =>
        /^(?:window|document|localStorage|sessionStorage)$/.test(String(identifier.name)) &&
        semantics.variables.isGlobal(identifier),
    ),
  );
}

function textOf(call: Ast.CallExpression, context: SyntaxContext): string {
  const { callee } = call;
  if (callee.type !== "MemberExpression") return "";
  return context.text.slice(callee.property.range[0], callee.property.range[1]);
}
