import {
  type Ast,
  type ReportedFix,
  type SyntaxContext,
  literalPattern,
  propertyName,
  syntaxRule,
  unwrap,
  type FunctionNode,
  isFunction,
} from "../../../engine/api.ts";
import { handlerBehind, sharedByHelper } from "./cache-helper.ts";
import { isConditional, nameOfFunction } from "../../helpers/match/enclosing.ts";
import { decoratorName, nameOf } from "../../helpers/match/names.ts";
import { readsCustomer } from "../../helpers/match/reads-customer.ts";
import { isSharedCache } from "../../helpers/match/shared-cache.ts";
import { closedOver } from "./closed-over.ts";

const HEADER = /cache-control|surrogate-control/i;
const SETTERS: ReadonlySet<string> = new Set([
  "set",
  "setHeader",
  "setResponseHeader",
  "header",
  "append",
]);
/** Parameters of functions that answer a request, and names of those that need none. */
const REQUEST = /^(?:_?req|_?request|ctx|c|res|reply|response|event)$/;
const HANDLER = /^(?:GET|HEAD|loader|load|getServerSideProps|handler|handle)$/;
/** Answers to these are kept by no cache. */
const CHANGES = /^(?:POST|PUT|PATCH|DELETE|action|post|put|patch|delete)$/;

export const rule = syntaxRule({
  id: "account-page-cached",
  meta: {
    category: "privacy",
    title: "What one customer sees is cached for others",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [524, 525],
    owasp: ["A04:2021", "A06:2025"],
    asvs: ["14.2.5", "14.3.2"],
    tips: [2, 12],
    since: "0.1.0",
  },
  messages: {
    header: {
      what: "This answer depends on who is logged in, and '{{value}}' lets shared caches give it to others.",
      help: "Send `private, no-store` for what belongs to one customer.",
    },
    key: {
      what: "The cache's key says nothing of '{{name}}': the next customer gets what this one was shown.",
      help: "Give it to the cached function as an argument, or put it into the list of keys.",
    },
    interceptor: {
      what: "CacheInterceptor keeps this answer by its address alone, and it depends on who is logged in.",
      help: "Take the interceptor off, or use one whose `trackBy` puts the customer's id into the key.",
    },
  },
  fixes: [
    { id: "keep-private", kind: "suggestion", title: "Send {{instead}}" },
    { id: "add-key", kind: "suggestion", title: "Put {{name}} into the key" },
  ],
  visit: {
    CallExpression(node, context) {
      const name = nameOf(unwrap(node.callee)) ?? "";
      if (name === "unstable_cache" || name === "cache") checkDataCache(node, context);
      else if (SETTERS.has(name)) {
        // Functions of h3 are given the event first: `setHeader(event, name, value)`.
        const isOfEvent = node.callee.type === "Identifier";
        const [header, value] = node.arguments.slice(isOfEvent ? 1 : 0);
        const text = header && value && context.semantics.string(header);
        if (text !== undefined && value && HEADER.test(text))
          checkHeader(text, value, node, context);
      } else if (/cache/i.test(name)) checkHelper(node, context);
    },
    Property(node, context) {
      const name = propertyName(node);
      if (name !== undefined && HEADER.test(name)) checkHeader(name, node.value, node, context);
    },
    Decorator(node, context) {
      checkInterceptor(node, context);
      checkDecorated(node, context);
    },
  },
});

function checkHeader(
  header: string,
  value: Ast.Node,
  node: Ast.Node,
  context: SyntaxContext,
): void {
  const { semantics } = context;
  const text = semantics.string(value);
  if (text === undefined || !isSharedCache(header, text) || isConditional(node)) return;
  const handler = handlerAround(node);
  if (!handler || !dependsOnCustomer(handler, context)) return;
  context.report({
    at: node,
    message: "header",
    data: { value: text.length > 24 ? `${text.slice(0, 23)}…` : text, instead: instead(header) },
    fixes: privateFix(header, value),
  });
}

/** A function of the project that speaks to caches, called in a handler or before it. */
function checkHelper(node: Ast.CallExpression, context: SyntaxContext): void {
  const behind = handlerBehind(node);
  const handler = behind && isFunction(behind) ? behind : handlerAround(node);
  if (!handler || isConditional(node)) return;
  const said = sharedByHelper(node, context.semantics);
  if (said === undefined || !dependsOnCustomer(handler, context)) return;
  const value = said.length > 24 ? `${said.slice(0, 23)}…` : said;
  context.report({ at: node, message: "header", data: { value, instead: "" } });
}

/** The page's headers of Remix belong to what its loader returns. */
function dependsOnCustomer(handler: FunctionNode, context: SyntaxContext): boolean {
  const { semantics, source } = context;
  const own = source.text.slice(handler.range[0], handler.range[1]);
  // A cache that looks at the cookie keeps an answer for each customer.
  if (/["'`]vary["'`]/i.test(own)) return false;
  if (readsCustomer(handler, semantics)) return true;
  if (nameOfFunction(handler) !== "headers") return false;
  const loader = semantics.exported("loader");
  return loader !== undefined && "node" in loader && readsCustomer(loader.node, loader.in);
}

function handlerAround(node: Ast.Node): FunctionNode | undefined {
  for (let each = node.parent; each; each = each.parent) {
    if (!isFunction(each)) continue;
    const name = nameOfFunction(each) ?? "";
    const isAnswer =
      HANDLER.test(name) ||
      CHANGES.test(name) ||
      name === "headers" ||
      each.params.some((param) => param.type === "Identifier" && REQUEST.test(param.name)) ||
      each.params.some(
        (param) =>
          param.type === "ObjectPattern" &&
          param.properties.some((p) => REQUEST.test(nameOf(p) ?? "")),
      );
    if (!isAnswer) continue;
    const { parent } = each;
    const registered =
      parent.type === "CallExpression" ? (nameOf(unwrap(parent.callee)) ?? "") : "";
    return CHANGES.test(name) || CHANGES.test(registered) ? undefined : each;
  }
  return undefined;
}

function instead(header: string): string {
  return header.toLowerCase() === "cache-control" ? "private, no-store" : "no-store";
}

function privateFix(header: string, value: Ast.Node): ReportedFix[] {
  const at = unwrap(value);
  if (at.type !== "Literal") return [];
  const [start, end] = at.range;
  const edits = () => [{ start: start + 1, end: end - 1, text: instead(header) }];
  return [{ id: "keep-private", edits }];
}

/** `unstable_cache(() => ordersOf(user.id), ["orders"])`: what the function takes from around it is no part of the key. */
function checkDataCache(node: Ast.CallExpression, context: SyntaxContext): void {
  const { semantics, text } = context;
  if (semantics.callee(node) !== "next/cache#unstable_cache") return;
  const [cached, keys] = node.arguments;
  const fn = cached && unwrap(cached);
  if (!fn || !isFunction(fn)) return;
  const list = keys && unwrap(keys);
  if (list && list.type !== "ArrayExpression") return;
  const said = list ? text.slice(list.range[0], list.range[1]) : "";
  const found = closedOver(fn, semantics);
  if (!found || new RegExp(`(?<![\\w$])${literalPattern(found.root)}(?![\\w$])`).test(said)) return;
  const { name, place } = found;
  context.report({
    at: place,
    message: "key",
    data: { name },
    fixes: list
      ? [
          {
            id: "add-key",
            edits: () => {
              const last = list.elements.at(-1);
              const at = last ? last.range[1] : list.range[0] + 1;
              return [{ start: at, end: at, text: last ? `, ${name}` : name }];
            },
          },
        ]
      : [],
  });
}

/** `@Header("Cache-Control", "public, …")` before a method of Nest. */
function checkDecorated(node: Ast.Decorator, context: SyntaxContext): void {
  const { semantics } = context;
  const call = unwrap(node.expression);
  const { parent } = node;
  if (call.type !== "CallExpression" || parent.type !== "MethodDefinition") return;
  if (semantics.callee(call) !== "@nestjs/common#Header") return;
  const [name, value] = call.arguments;
  const header = name && semantics.string(name);
  const text = value && semantics.string(value);
  if (header === undefined || text === undefined || !value || !HEADER.test(header)) return;
  if (!isSharedCache(header, text) || !isRead(parent) || !isForCustomer(parent, context)) return;
  context.report({
    at: call,
    message: "header",
    data: { value: text.length > 24 ? `${text.slice(0, 23)}…` : text, instead: instead(header) },
    fixes: privateFix(header, value),
  });
}

/** Nest's interceptor keeps answers by address. */
function checkInterceptor(node: Ast.Decorator, context: SyntaxContext): void {
  const { semantics } = context;
  const call = unwrap(node.expression);
  if (call.type !== "CallExpression" || nameOf(unwrap(call.callee)) !== "UseInterceptors") return;
  const isCache = call.arguments.some((each) =>
    /^@nestjs\/(?:cache-manager|common)#CacheInterceptor$/.test(semantics.api(each) ?? ""),
  );
  if (!isCache) return;
  const { parent } = node;
  const methods =
    parent.type === "MethodDefinition"
      ? [parent]
      : parent.type === "ClassDeclaration"
        ? parent.body.body.filter((each) => each.type === "MethodDefinition")
        : [];
  for (const method of methods) {
    if (!isRead(method) || !isForCustomer(method, context)) continue;
    context.report({ at: method.key, message: "interceptor" });
  }
}

function isRead(method: Ast.MethodDefinition): boolean {
  return (method.decorators ?? []).some((each) => decoratorName(each) === "Get");
}

function isForCustomer(method: Ast.MethodDefinition, { semantics }: SyntaxContext): boolean {
  const { params } = method.value;
  const isHanded = params.some((param) =>
    ("decorators" in param ? (param.decorators ?? []) : []).some((each) =>
      /^(?:Get)?(?:Current|Logged|Auth)?(?:User|Customer)(?:Id)?$/.test(decoratorName(each)),
    ),
  );
  return isHanded || readsCustomer(method.value, semantics);
}
