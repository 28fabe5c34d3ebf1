import {
  type Ast,
  type Report,
  type Semantics,
  type SyntaxContext,
  flowRule,
  isWeakAddressCheck,
  letsThrough,
  propertyName,
  unwrap,
} from "../../../engine/api.ts";
import { type Purpose, purposeOf } from "../../helpers/match/address-purpose.ts";
import { requestRead } from "../../helpers/match/request-read.ts";
import { incompleteSchemeCheck } from "../../helpers/match/scheme-check.ts";
import { weakBaseCheck } from "../../helpers/match/base-check.ts";
import { openPathCheck } from "../../helpers/match/open-path-check.ts";
import { weakPathCheck } from "../../helpers/match/redirect-check.ts";
import { writtenPattern } from "../../helpers/match/written-pattern.ts";
import { presetInTests } from "../../helpers/match/test-path.ts";

export const rule = flowRule({
  id: "incomplete-url-check",
  formerly: ["redirect-weak-check", "unanchored-security-pattern"],
  meta: {
    category: "injection",
    title: "A check of an address lets others through",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [20, 601, 918],
    owasp: ["A03:2021", "A05:2025"],
    asvs: ["1.3.6", "3.7.2"],
    tips: [11],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "Untrusted data ({{source}}) is {{sink}} by a piece of text that other addresses contain, too.",
      help: "Parse it with new URL and compare the whole host: with ===, or with endsWith and a dot in front.",
    },
    text: {
      what: "Other addresses pass this check: `{{attack}}`.",
      help: "Parse it with new URL and compare the whole host: with ===, or with endsWith and a dot in front.",
    },
    pattern: {
      what: "Other addresses match this pattern: `{{attack}}`.",
      help: "Parse it with new URL and compare the host. In a pattern: ^ and $ around it, and \\. for each dot.",
    },
    scheme: {
      what: "`javascript:` is refused here, but {{others}} are not.",
      help: "Let http:, https: and mailto: through, and nothing else: new URL(x, base).protocol.",
    },
    path: {
      what: "`{{attack}}` passes this check for a path of the shop, and leads elsewhere.",
      help: "Compare the origin of new URL(target, base) with the shop's own.",
    },
    query: {
      what: "`{{attack}}` passes this check, too: the query is a part of the address that is asked.",
      help: "Ask the path alone, from its beginning: req.path.startsWith, or a pattern with ^ and $.",
    },
  },
  fixes: [
    { id: "end-host", kind: "suggestion", title: "End the host with a slash" },
    { id: "whole-host", kind: "suggestion", title: "Compare the host and its subdomains" },
  ],
  flow: {
    from: { remote: "warning", "library-input": "information" },
    to: ["weak-check"],
    throughCalls: "balanced",
    // Whoever can send any host can send the right one: such a check keeps nobody out.
    accepts: ({ entry, node, semantics }) =>
      entry.says !== "host header" &&
      !asksForPlaceholder(node, semantics) &&
      !(isMethodCall(node) && isOwnHost(node.callee.object, semantics)),
  },
  visit: {
    CallExpression(node, context) {
      const { callee } = node;
      if (callee.type !== "MemberExpression") return;
      const method = propertyName(callee);
      const [argument] = node.arguments;
      if (method === undefined || !CHECKS.has(method) || !argument) return;
      const found =
        incompleteSchemeCheck(node, context) ??
        weakPathCheck(node, context) ??
        weakBaseCheck(node, context) ??
        openPathCheck(node, context);
      if (found) return context.report({ at: node, ...found });
      const fixed = context.semantics.string(argument);
      if (fixed !== undefined) return reportText(node, callee, method, fixed, context);
      reportPattern(node, callee, method, argument, context);
    },
    BinaryExpression(node, context) {
      const found = incompleteSchemeCheck(node, context);
      if (found) context.report({ at: node, ...found });
    },
    Property(node, context) {
      if (/^(?:allowed_?)?origins?$/i.test(propertyName(node) ?? ""))
        reportOrigins(node.value, context);
    },
  },
});

/** Methods that look for something in a text. */
const CHECKS = new Set(
  "startsWith endsWith includes indexOf lastIndexOf test exec match search".split(" "),
);
const PLACEHOLDER = /(?:^|[/.])your[-_.]|placeholder|change-?me/i;

/** `url.includes("your-shop.example.com")`: whether somebody filled it in yet, and not whether it is trusted. */
function asksForPlaceholder(node: Ast.Node, semantics: Semantics): boolean {
  const text = isMethodCall(node) && node.arguments[0] && semantics.string(node.arguments[0]);
  return typeof text === "string" && PLACEHOLDER.test(text);
}

function isMethodCall(
  node: Ast.Node,
): node is Ast.CallExpression & { readonly callee: Ast.MemberExpression } {
  return node.type === "CallExpression" && node.callee.type === "MemberExpression";
}

/** The host that a request names: whoever can send any can send the right one. */
function isOwnHost(object: Ast.Node, semantics: Semantics): boolean {
  const read = requestRead(object, semantics);
  return read?.from === "header" && /^(?:x-forwarded-)?host$/.test(read.name);
}

/** Where a check belongs by what it is for. */
const PRESETS = {
  trust: {},
  unclear: { preset: "audit", level: "information" },
  none: {},
} as const satisfies Record<Purpose, Partial<Report>>;

function reportText(
  node: Ast.CallExpression,
  callee: Ast.MemberExpression,
  method: string,
  fixed: string,
  context: SyntaxContext,
): void {
  if (!isWeakAddressCheck(method, fixed) || isOwnHost(callee.object, context.semantics)) return;
  if (PLACEHOLDER.test(fixed)) return;
  const purpose = purposeOf(node, callee.object, fixed, context);
  if (purpose === "none") return;
  // The flow of a visitor's address to this place is the same finding.
  const bare = fixed.replace(/^(?:https?:)?\/\//i, "");
  const attack =
    method === "startsWith" || isAtStart(node)
      ? `${fixed}.evil.example`
      : method === "endsWith"
        ? `evil${bare}`
        : `https://evil.example/?${bare}`;
  context.report({
    at: node,
    message: "text",
    data: { attack: attack.slice(0, 60) },
    ...PRESETS[purpose],
    ...presetInTests(context),
    fixes: fixesFor(node, callee, method, fixed, context),
  });
}

function isAtStart(node: Ast.Node): boolean {
  const { parent } = node;
  if (parent?.type !== "BinaryExpression") return false;
  const other = parent.left === node ? parent.right : parent.left;
  return other.type === "Literal" && other.value === 0 && parent.operator.startsWith("==");
}

function fixesFor(
  node: Ast.CallExpression,
  callee: Ast.MemberExpression,
  method: string,
  fixed: string,
  { text }: SyntaxContext,
): Report["fixes"] {
  const [argument] = node.arguments;
  if (argument?.type !== "Literal") return [];
  const [start, end] = argument.range;
  if (method === "startsWith" && fixed.includes("//")) {
    return [{ id: "end-host", edits: () => [{ start: end - 1, end: end - 1, text: "/" }] }];
  }
  const isName = callee.object.type === "Identifier" || callee.object.type === "MemberExpression";
  if (method !== "endsWith" || !isName || callee.optional) return [];
  const host = text.slice(...callee.object.range);
  const quoted = text.slice(start, end);
  const dotted = `${quoted.slice(0, 1)}.${quoted.slice(1)}`;
  const whole = `(${host} === ${quoted} || ${host}.endsWith(${dotted}))`;
  return [
    { id: "whole-host", edits: () => [{ start: node.range[0], end: node.range[1], text: whole }] },
  ];
}

function reportPattern(
  node: Ast.CallExpression,
  callee: Ast.MemberExpression,
  method: string,
  argument: Ast.Node,
  context: SyntaxContext,
): void {
  const isOfPattern = method === "test" || method === "exec";
  if (!isOfPattern && method !== "match" && method !== "search") return;
  const [place, address] = isOfPattern ? [callee.object, argument] : [argument, callee.object];
  const what = writtenPattern(place, context.semantics);
  const of = isHost(address, context.semantics) ? "host" : "address";
  const passed = what && letsThrough(what.pattern, what.flags, of);
  if (!what || !passed || (method !== "test" && !isAsked(node))) return;
  const purpose = purposeOf(node, address, what.pattern, context);
  if (purpose === "none") return;
  context.report({
    at: place,
    message: "pattern",
    data: { attack: passed.address.slice(0, 60) },
    ...PRESETS[purpose],
    ...presetInTests(context),
  });
}

/** `url.hostname`, `const { hostname } = url`: nothing but a host. */
function isHost(address: Ast.Node, semantics: SyntaxContext["semantics"]): boolean {
  const node = unwrap(address);
  if (node.type === "MemberExpression") return HOST.test(propertyName(node) ?? "");
  if (node.type !== "Identifier") return false;
  const definition = semantics.variables.of(node)?.defs[0];
  if (definition?.type !== "Variable") return false;
  const { id, init } = definition.node;
  if (id.type === "Identifier") return init?.type === "MemberExpression" && isHost(init, semantics);
  return id.type === "ObjectPattern" && id.properties.some(isHostOf(node.name));
}

function isHostOf(name: string): (property: Ast.Node) => boolean {
  return (property) =>
    property.type === "Property" &&
    property.value.type === "Identifier" &&
    property.value.name === name &&
    HOST.test(propertyName(property) ?? "");
}

const HOST = /^host(?:name)?$/;

/** True when only whether there is a match counts, and not what it is. */
function isAsked(node: Ast.Node): boolean {
  const { parent } = node;
  switch (parent?.type) {
    case "IfStatement":
    case "ConditionalExpression":
      return parent.test === node;
    case "UnaryExpression":
    case "LogicalExpression":
    case "BinaryExpression":
      return true;
    case "ReturnStatement":
      return true;
    default:
      return false;
  }
}

/** `origin: /shop\.com$/` of a CORS configuration. */
function reportOrigins(value: Ast.Node, context: SyntaxContext): void {
  const inner = unwrap(value);
  if (inner.type === "ArrayExpression") {
    for (const each of inner.elements) if (each) reportOrigins(each, context);
    return;
  }
  const what = writtenPattern(inner, context.semantics);
  // Browsers write the origin: nothing stands before its scheme, and no path behind its host.
  const passed = what && letsThrough(what.pattern, what.flags, "host");
  if (passed)
    context.report({
      at: inner,
      message: "pattern",
      data: { attack: passed.address.slice(0, 60) },
    });
}
