import {
  type Ast,
  type ConfigContext,
  type ConfigDocument,
  type Report,
  type SyntaxContext,
  assignments,
  packageOf,
  propertyName,
  syntaxRule,
  unwrap,
  wrapped,
} from "../../../engine/api.ts";
import {
  type CleartextUrl,
  cleartextUrl,
  unencryptedDatabase,
} from "../../helpers/match/cleartext-url.ts";
import { isEndpointName } from "../../helpers/match/endpoint-names.ts";
import { isOutsideProduction } from "../../helpers/match/environment-guard.ts";
import { presetInTests } from "../../helpers/match/test-path.ts";
import { sslOff } from "./ssl-off.ts";

/** Packages whose functions take the address of the other side first. */
const CLIENTS = new Set(
  "axios got ky node-fetch cross-fetch isomorphic-fetch undici ofetch needle request request-promise request-promise-native superagent wretch http bent phin graphql-request ws isomorphic-ws socket.io-client eventsource ioredis mongoose mongodb amqplib amqp-connection-manager mqtt ldapjs soap jayson".split(
    " ",
  ),
);
const GLOBAL_CLIENTS = /^global#(?:fetch|WebSocket|EventSource|navigator\.sendBeacon)$/;
/** Attributes through which a page sends data or runs code, by element. */
const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  form: ["action"],
  button: ["formaction", "formAction"],
  input: ["formaction", "formAction"],
  script: ["src"],
  iframe: ["src"],
};
const IN_MARKUP =
  /<form\b[^>]*?\baction=["']?(http:\/\/[^"'\s>]+)|<(?:script|iframe)\b[^>]*?\bsrc=["']?(http:\/\/[^"'\s>]+)/gi;
const MAIL_LINK = /\bhref=["']?(http:\/\/[^"'\s>]+)/gi;
/** Methods that look at a text and do not connect to it. */
const LOOKS =
  /^(?:startsWith|endsWith|includes|indexOf|lastIndexOf|replace|replaceAll|split|match|test|search|equal|equals|toBe|toEqual|toContain|toMatch|log|warn|error|info|debug|describe|it)$/;
const READING_PARENTS =
  /^(?:license|contact|contact_links|externalDocs|repository|bugs|author|funding|maintainers|contributors|info|examples?|homepage|@context)$/i;

export const rule = syntaxRule({
  id: "cleartext-endpoint",
  supersededBy: ["insecure-download"],
  meta: {
    category: "configuration",
    title: "Data travels over a connection that is not encrypted",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [319],
    owasp: ["A02:2021", "A04:2025"],
    asvs: ["12.2.1", "12.3.1"],
    pci: ["4.2.1"],
    tips: [6],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "Data that goes to {{host}} over {{scheme}}:// can be read and changed on the way.",
      help: "Use the encrypted protocol of the other side, such as https, wss or a URL with TLS.",
    },
    database: {
      what: "The connection to the database at {{host}} is not encrypted.",
      help: "Use sslmode=verify-full, with the certificate of the provider's authority if it needs one.",
    },
    medusa: {
      what: "The connection to the database is not encrypted, wherever the database is.",
      help: "Leave `ssl: false` to development, and give `ssl: { ca }` with the certificate of the provider's authority in production.",
    },
  },
  fixes: [{ id: "use-tls", kind: "suggestion", title: "Use {{secure}}://" }],
  mentions: [
    "http://",
    "ws://",
    "redis://",
    "amqp://",
    "ftp://",
    "mqtt://",
    "ldap://",
    "mongodb://",
    "postgres",
    "mysql://",
    "mariadb://",
    "ssl",
  ],
  visit: {
    Literal(node, context) {
      if (typeof node.value === "string") checkText(node, node.value, 1, context);
    },
    TemplateLiteral(node, context) {
      if (node.parent.type === "TaggedTemplateExpression") return;
      const [first] = node.quasis;
      if (first) checkText(node, first.value.raw, 1, context);
    },
    Property(node, context) {
      const report = sslOff(node, context);
      if (report && !isOutsideProduction(node, context.semantics))
        context.report({ ...report, ...presetInTests(context) });
    },
    TemplateElement(node, context) {
      checkMarkup(node.value.raw, node.range[0] + 1, node, context);
    },
  },
  config: {
    kinds: ["env", "yaml", "json", "dockerfile", "html"],
    check(document, context) {
      if (document.kind === "html") checkHtml(document, context);
      else if (
        !/(?:^|\/)(?:package|tsconfig|composer|jsconfig)\b[^/]*\.json$|schema\.json$/.test(
          context.path,
        )
      )
        checkAssignments(document, context);
    },
  },
});

function checkText(node: Ast.Node, text: string, quote: number, context: SyntaxContext): void {
  if (node.type === "Literal") checkMarkup(text, node.range[0] + quote, node, context);
  const url = cleartextUrl(text);
  const database = url ? undefined : unencryptedDatabase(text);
  if ((!url && database === undefined) || !isConnectedTo(node, context)) return;
  if (isOutsideProduction(node, context.semantics)) return;
  const at = { start: node.range[0], end: node.range[1] };
  const report =
    database === undefined
      ? url && urlReport(url, at, node.range[0] + quote)
      : databaseReport(database, at);
  if (report) context.report({ ...report, ...presetInTests(context) });
}

/** True when an address is used to connect, by the function it goes to, by its name, or since it is put together. */
function isConnectedTo(literal: Ast.Node, context: SyntaxContext): boolean {
  let node = wrapped(literal);
  let parent = node.parent;
  let built = isBuilt(literal);
  // Up through `process.env.X || "…"`, `"…" + path` and branches.
  while (
    parent &&
    (parent.type === "LogicalExpression" ||
      (parent.type === "ConditionalExpression" && parent.test !== node) ||
      (parent.type === "BinaryExpression" && parent.operator === "+" && parent.left === node))
  ) {
    built ||= parent.type === "BinaryExpression";
    node = wrapped(parent);
    parent = node.parent;
  }
  switch (parent?.type) {
    case "CallExpression":
    case "NewExpression":
      return (
        parent.arguments[0] === node && (isClient(parent, context) || (built && !looks(parent)))
      );
    case "VariableDeclarator":
      return parent.id.type === "Identifier" && (built || isEndpointName(parent.id.name));
    case "AssignmentPattern":
      return parent.left.type === "Identifier" && isEndpointName(parent.left.name);
    case "AssignmentExpression": {
      const target = unwrap(parent.left);
      const name = target.type === "MemberExpression" ? propertyName(target) : undefined;
      return built || (name !== undefined && isEndpointName(name));
    }
    case "Property":
      return parent.value === node && isEndpointProperty(parent, built);
    case "PropertyDefinition":
      return isEndpointName(propertyName(parent) ?? "");
    case "ReturnStatement":
    case "ArrowFunctionExpression":
      return built;
    case "JSXAttribute":
      return isSending(parent);
    case "JSXExpressionContainer":
      return parent.parent.type === "JSXAttribute" && isSending(parent.parent);
    default:
      return false;
  }
}

/** Holes or sums behind the host: nobody puts the name of a namespace together. */
function isBuilt(node: Ast.Node): boolean {
  return node.type === "TemplateLiteral" && node.expressions.length > 0;
}

function isClient(call: Ast.CallExpression | Ast.NewExpression, context: SyntaxContext): boolean {
  const api = context.semantics.callee(call);
  if (api === undefined) return false;
  return GLOBAL_CLIENTS.test(api) || (!api.startsWith("global#") && CLIENTS.has(packageOf(api)));
}

function looks(call: Ast.CallExpression | Ast.NewExpression): boolean {
  const callee = unwrap(call.callee);
  if (callee.type === "Identifier")
    return /^(?:Error|String|RegExp|describe|it|test|expect)$|Error$/.test(callee.name);
  return callee.type !== "MemberExpression" || LOOKS.test(propertyName(callee) ?? "");
}

function isEndpointProperty(property: Ast.Property, built: boolean): boolean {
  const name = propertyName(property);
  const object = property.parent;
  if (name === undefined || object.type !== "ObjectExpression") return false;
  const siblings = object.properties.map((each) =>
    each.type === "Property" ? propertyName(each) : undefined,
  );
  // Linked data names things by address.
  if (siblings.some((each) => each?.startsWith("@") === true)) return false;
  const owner = object.parent.type === "Property" ? propertyName(object.parent) : undefined;
  if (owner !== undefined && READING_PARENTS.test(owner)) return false;
  return isEndpointName(name) || (built && /^(?:href|link|to|action)$/i.test(name));
}

function isSending(attribute: Ast.JSXAttribute): boolean {
  const element = attribute.parent;
  if (element.type !== "JSXOpeningElement" || element.name.type !== "JSXIdentifier") return false;
  return ATTRIBUTES[element.name.name]?.includes(String(attribute.name.name)) === true;
}

/** Forms, scripts and, in mails, links inside a piece of markup that code puts together. */
function checkMarkup(text: string, start: number, node: Ast.Node, context: SyntaxContext): void {
  if (!text.includes("http://") || !text.includes("=")) return;
  const patterns = isMail(context.path) ? [IN_MARKUP, MAIL_LINK] : [IN_MARKUP];
  for (const match of patterns.flatMap((pattern) => [...text.matchAll(pattern)])) {
    const address = match.slice(1).find((group) => group !== undefined) ?? "";
    const url = cleartextUrl(address);
    if (!url || isOutsideProduction(node, context.semantics)) continue;
    const from = start + match.index + match[0].length - address.length;
    // Escapes make offsets of values and of source text differ.
    if (context.text.slice(from, from + address.length) !== address) continue;
    const report = urlReport(url, { start: from, end: from + address.length }, from);
    context.report({ ...report, ...presetInTests(context) });
  }
}

function checkHtml(document: ConfigDocument, context: ConfigContext): void {
  for (const { name, attributes } of document.elements) {
    for (const attribute of attributes) {
      const sends = ATTRIBUTES[name]?.includes(attribute.name) === true;
      const isMailLink = name === "a" && attribute.name === "href" && isMail(context.path);
      const url = sends || isMailLink ? cleartextUrl(attribute.value) : undefined;
      if (url) context.report(urlReport(url, attribute.valueRange, attribute.valueRange.start));
    }
  }
}

function checkAssignments(document: ConfigDocument, context: ConfigContext): void {
  const paths = new Map(document.entries.map((entry) => [entry.valueRange.start, entry.path]));
  for (const { name, value, valueRange } of assignments(document)) {
    if (!isEndpointName(name)) continue;
    const parents = paths.get(valueRange.start)?.slice(0, -1) ?? [];
    if (parents.some((parent) => READING_PARENTS.test(parent))) continue;
    const url = cleartextUrl(value);
    const host = unencryptedDatabase(value);
    if (url) context.report(urlReport(url, valueRange, valueRange.start));
    else if (host !== undefined) context.report(databaseReport(host, valueRange));
  }
}

function urlReport(url: CleartextUrl, at: { start: number; end: number }, scheme: number): Report {
  const { host, secure } = url;
  const end = scheme + url.scheme.length;
  return {
    at,
    message: "found",
    data: { host, scheme: url.scheme, ...(secure === undefined ? {} : { secure }) },
    fixes:
      secure === undefined
        ? []
        : [{ id: "use-tls", edits: () => [{ start: scheme, end, text: secure }] }],
  };
}

function databaseReport(host: string, at: { start: number; end: number }): Report {
  return { at, message: "database", data: { host }, level: "information" };
}

function isMail(path: string): boolean {
  return /mail|newsletter/i.test(path);
}
