import {
  type Ast,
  type SyntaxContext,
  propertyName,
  syntaxRule,
  unwrap,
} from "../../../engine/api.ts";
import { fileStyle } from "../../helpers/edit/file-style.ts";
import { addProperties } from "../../helpers/edit/property-edits.ts";
import { codeOf, quoted } from "../../helpers/edit/text-parts.ts";
import { isOutsideProduction } from "../../helpers/match/environment-guard.ts";
import { nameOf, words } from "../../helpers/match/names.ts";
import { namesAround } from "../../helpers/match/names-around.ts";
import { isOfPlatform, sectionOf } from "../../helpers/match/platform-file.ts";
import { requestRead } from "../../helpers/match/request-read.ts";
import { isNeverDeployed } from "../../helpers/match/test-path.ts";

export const rule = syntaxRule({
  id: "trust-proxy-missing-or-all",
  meta: {
    category: "configuration",
    title: "Callers choose the address that they seem to come from",
    level: "information",
    confidence: "high",
    preset: "balanced",
    surface: "editor",
    cwe: [348, 290],
    owasp: ["A07:2021", "A07:2025"],
    asvs: ["15.3.4"],
    tips: [9],
    since: "0.1.0",
  },
  messages: {
    all: {
      what: "Every proxy is trusted, so callers may write any address into X-Forwarded-For and be believed.",
      help: "Say how many proxies stand before the store (usually 1), or name their addresses.",
    },
    header: {
      what: "X-Forwarded-For decides whom to limit or let in, and callers write it themselves.",
      help: "Set `trust proxy` to the number of your proxies and use req.ip.",
    },
    first: {
      what: "`{{name}}` is the first address of X-Forwarded-For, which callers write themselves.",
      help: "Set `trust proxy` to the number of your proxies and use req.ip: what is kept of who did something is true then.",
    },
  },
  fixes: [{ id: "one-proxy", kind: "suggestion", title: "Trust one proxy" }],
  visit: {
    CallExpression(node, context) {
      const callee = unwrap(node.callee);
      if (callee.type === "MemberExpression") {
        checkSetting(node, callee, context);
        if (isOfRequest(node, callee)) checkHeader(node, context);
      }
      if (node.arguments.length > 0) checkFastify(node, context);
    },
    Property(node, context) {
      if (!node.computed && propertyName(node) === "trustProxy") checkVendure(node, context);
    },
    AssignmentExpression(node, context) {
      checkKoa(node, context);
    },
    NewExpression: checkKoaOptions,
    MemberExpression(node, context) {
      if (node.computed && propertyName(node)?.toLowerCase() === "x-forwarded-for")
        checkHeader(node, context);
    },
  },
});

/** `app.set("trust proxy", true)` and `app.enable("trust proxy")`. */
function checkSetting(
  node: Ast.CallExpression,
  callee: Ast.MemberExpression,
  context: SyntaxContext,
): void {
  const method = propertyName(callee);
  if (method !== "set" && method !== "enable") return;
  const [name, value] = node.arguments;
  const { semantics, source, text } = context;
  if (!name || semantics.string(name) !== "trust proxy") return;
  if (method === "set" && (!value || semantics.constant(value)?.value !== true)) return;
  if (isOutsideProduction(node, semantics)) return;
  const setting = quoted("trust proxy", fileStyle(source).quote);
  const written = `${codeOf(callee.object, text)}.set(${setting}, 1)`;
  const edits = () => [{ start: node.range[0], end: node.range[1], text: written }];
  context.report({ at: node, message: "all", fixes: [{ id: "one-proxy", edits }] });
}

/** `fastify({ trustProxy: true })`. */
function checkFastify(node: Ast.CallExpression, context: SyntaxContext): void {
  const { semantics } = context;
  const [options] = node.arguments;
  if (!options || unwrap(options).type !== "ObjectExpression") return;
  const trust = semantics.object(options)?.get("trustProxy");
  if (!trust || trust.value.in.constant(trust.value.node)?.value !== true) return;
  if (semantics.callee(node)?.startsWith("fastify#") !== true) return;
  const { node: value } = trust.value;
  const edits = () => [{ start: value.range[0], end: value.range[1], text: "1" }];
  context.report({ at: trust.property, message: "all", fixes: [{ id: "one-proxy", edits }] });
}

/** `app.proxy = true` of Koa, which takes the first address of the header unless it is told how many to count. */
function checkKoa(node: Ast.AssignmentExpression, context: SyntaxContext): void {
  const { semantics, text } = context;
  const left = unwrap(node.left);
  if (left.type !== "MemberExpression" || propertyName(left) !== "proxy") return;
  if (semantics.constant(node.right)?.value !== true) return;
  if (!/^koa#(?:default\.)?new\(\)/.test(semantics.api(left.object) ?? "")) return;
  if (/maxIpsCount|proxyIpHeader/.test(text) || isOutsideProduction(node, semantics)) return;
  const statement = node.parent;
  const end = statement.range[1];
  const counted = `\n${codeOf(left.object, text)}.maxIpsCount = 1${text[end - 1] === ";" ? ";" : ""}`;
  const edits = () => [{ start: end, end, text: counted }];
  const fixes = statement.type === "ExpressionStatement" ? [{ id: "one-proxy", edits }] : [];
  context.report({ at: node, message: "all", fixes });
}

/** `new Koa({ proxy: true })`. */
function checkKoaOptions(node: Ast.NewExpression, context: SyntaxContext): void {
  const { semantics, text } = context;
  const [options] = node.arguments;
  const view = options && semantics.object(options);
  const trust = view?.get("proxy");
  if (!view || trust?.value.in.constant(trust.value.node)?.value !== true) return;
  if (!/^koa#(?:default)?$/.test(semantics.callee(node) ?? "")) return;
  if (/maxIpsCount|proxyIpHeader/.test(text) || isOutsideProduction(node, semantics)) return;
  const edits = () => addProperties(view.node, ["maxIpsCount: 1"], text);
  const isHere = view.in === semantics;
  context.report({
    at: isHere ? trust.property : node,
    message: "all",
    fixes: isHere ? [{ id: "one-proxy", edits }] : [],
  });
}

/** `apiOptions: { trustProxy: true }` of Vendure. */
function checkVendure(node: Ast.Property, context: SyntaxContext): void {
  const { semantics } = context;
  if (sectionOf(node) !== "apiOptions" || semantics.constant(node.value)?.value !== true) return;
  if (!isOfPlatform(context, "vendure", /^@vendure\//)) return;
  if (isNeverDeployed(context) || isOutsideProduction(node, semantics)) return;
  const [start, end] = node.value.range;
  const edits = () => [{ start, end, text: "1" }];
  context.report({ at: node, message: "all", fixes: [{ id: "one-proxy", edits }] });
}

/** `req.get("X-Forwarded-For")` and `req.header(…)` of Express; other platforms may write the header themselves. */
function isOfRequest(
  { arguments: [name, more] }: Ast.CallExpression,
  callee: Ast.MemberExpression,
): boolean {
  return (
    name?.type === "Literal" &&
    more === undefined &&
    /^x-forwarded-for$/i.test(String(name.value)) &&
    /^(?:get|header)$/.test(propertyName(callee) ?? "") &&
    /^req(?:uest)?$/.test(nameOf(unwrap(callee.object)) ?? "")
  );
}

/** `req.headers["x-forwarded-for"]` where somebody is limited or let in by it. */
function checkHeader(
  node: Ast.MemberExpression | Ast.CallExpression,
  context: SyntaxContext,
): void {
  const read = requestRead(node, context.semantics);
  if (read?.from !== "header" || read.name.toLowerCase() !== "x-forwarded-for") return;
  const around = words(`${namesAround(node)} ${nameOf(unwrap(node.parent)) ?? ""}`);
  if (isOutsideProduction(node, context.semantics)) return;
  if (
    /\b(?:limit\w*|throttle|key generator|block\w*|ban\w*|allow ?list|whitelist|blacklist|attempts?|brute)\b/.test(
      around,
    )
  ) {
    context.report({ at: node, message: "header" });
    return;
  }
  const name = keptAs(node);
  if (name === undefined || isNeverDeployed(context)) return;
  context.report({
    at: node,
    message: "first",
    data: { name: name.slice(0, 30) },
    preset: "audit",
  });
}

/** The name of an address under which the first part of a header is kept: `ip = header.split(",")[0]`. */
function keptAs(header: Ast.Node): string | undefined {
  let isFirst = false;
  let isSplit = false;
  for (let at: Ast.Node | undefined = header; at?.parent; at = at.parent) {
    const parent: Ast.Node = at.parent;
    switch (parent.type) {
      case "MemberExpression":
        isSplit ||= propertyName(parent) === "split";
        isFirst ||= isSplit && parent.computed && isZero(parent.property);
        break;
      case "VariableDeclarator":
        isFirst ||= isSplit && parent.id.type === "ArrayPattern";
        return isFirst ? addressName(parent.id) : undefined;
      case "AssignmentExpression":
        return isFirst ? addressName(parent.left) : undefined;
      case "Property":
        return isFirst ? addressName(parent.key) : undefined;
      case "CallExpression":
        if (parent.callee !== at && !/^(?:String)$/.test(nameOf(unwrap(parent.callee)) ?? ""))
          return undefined;
        break;
      case "ChainExpression":
      case "ConditionalExpression":
      case "LogicalExpression":
      case "TSAsExpression":
      case "TSNonNullExpression":
        break;
      default:
        return undefined;
    }
  }
  return undefined;
}

function isZero(node: Ast.Node): boolean {
  return node.type === "Literal" && node.value === 0;
}

function addressName(target: Ast.Node): string | undefined {
  const [first] = target.type === "ArrayPattern" ? target.elements : [];
  const name = nameOf(first ?? target) ?? "";
  return /\bip\b|\b(?:remote|client|caller) (?:address|addr|host)\b|\bip ?address\b/.test(
    words(name),
  )
    ? name
    : undefined;
}
