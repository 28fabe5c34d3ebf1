import {
  type Ast,
  type SyntaxContext,
  propertyName,
  syntaxRule,
  unwrap,
  isFunction,
} from "../../../engine/api.ts";
import { codeOf } from "../../helpers/edit/text-parts.ts";
import { isBrowserCode } from "../../helpers/match/browser-code.ts";
import { isOutsideProduction } from "../../helpers/match/environment-guard.ts";
import { type LogCall, logCall } from "../../helpers/match/log-call.ts";
import { namesAround } from "../../helpers/match/names-around.ts";
import { nameOf, words } from "../../helpers/match/names.ts";
import { isPersonalName } from "../../helpers/match/personal-name.ts";
import { secretRole } from "../../helpers/match/secret-names.ts";
import { type ShownPart, shownParts } from "../../helpers/match/shown-parts.ts";
import { type BodyShape, wholeBody } from "../../helpers/match/whole-body.ts";

export const rule = syntaxRule({
  id: "request-body-logged",
  meta: {
    category: "privacy",
    title: "The body of a request is written to the log",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [532, 359],
    owasp: ["A09:2021", "A09:2025"],
    asvs: ["16.2.5"],
    tips: [12],
    since: "0.1.0",
  },
  messages: {
    body: {
      what: "The whole request body is written to the log: names, addresses, passwords, whatever was sent.",
      help: "Log the ids that you need to find the request again, by name.",
    },
    personal: {
      what: "`{{name}}` of a customer is written to the log.",
      help: "Log the id of the customer. Logs are read by many and are not deleted when a customer asks for it.",
    },
  },
  fixes: [
    { id: "log-field-names", kind: "suggestion", title: "Log the names of the fields alone" },
  ],
  visit: {
    CallExpression(node, context) {
      const call = logCall(node, context.semantics);
      if (call) checkCall(node, call, context);
      else if (nameOf(unwrap(node.callee)) === "token") checkFormat(node, context);
    },
  },
});

function checkCall(node: Ast.CallExpression, call: LogCall, context: SyntaxContext): void {
  if (context.pathClass.kind === "lowered") return;
  const told = new Set<string>();
  for (const part of call.values.flatMap((each) => shownParts(each, context.semantics))) {
    const shape = wholeBody(part.node, part.in);
    const name = shape === undefined ? personalName(part) : undefined;
    if (shape === undefined && name === undefined) continue;
    if (call.redacts || told.has(part.at.range.join(":")) || isMasked(part.at)) continue;
    if (isOutsideProduction(node, context.semantics) || isBrowserCode(node, context)) return;
    told.add(part.at.range.join(":"));
    if (shape === undefined) {
      context.report({
        at: part.at,
        message: "personal",
        data: { name: (name ?? "").slice(0, 40) },
        level: "information",
        preset: "audit",
      });
    } else {
      context.report({
        at: part.at,
        message: "body",
        ...((call.level === "debug" || isEvent(node, context)) && {
          level: "information" as const,
        }),
        ...(isEvent(node, context) && { preset: "balanced" as const }),
        fixes: fieldNames(part, shape, context),
      });
    }
  }
}

/** `{ ...req.body, password: "[hidden]" }`: who wrote that thought of what must not be shown. */
function isMasked(shown: Ast.Node): boolean {
  const spread = shown.parent;
  const object = spread?.type === "SpreadElement" ? spread.parent : undefined;
  return (
    object?.type === "ObjectExpression" &&
    object.properties
      .slice(object.properties.findIndex((each) => each === spread) + 1)
      .some(
        (each) => each.type === "Property" && secretRole(propertyName(each) ?? "") === "password",
      )
  );
}

/** What other services report is about stock as often as about customers. */
function isEvent(node: Ast.Node, { path }: SyntaxContext): boolean {
  return /\b(?:webhooks?|incoming|hooks?|events?|callback)\b/.test(
    words(`${path} ${namesAround(node)}`),
  );
}

function personalName({ node, before = "" }: ShownPart): string | undefined {
  // Whoever works for the shop knows that it keeps a record of that.
  if (/admin|staff|vendor|seller/i.test(before)) return undefined;
  if (node.type !== "Identifier" && node.type !== "MemberExpression") return undefined;
  const name = nameOf(node);
  return name !== undefined && isPersonalName(name) ? name : undefined;
}

/** `morgan.token("body", (req) => JSON.stringify(req.body))`. */
function checkFormat(node: Ast.CallExpression, context: SyntaxContext): void {
  const { semantics } = context;
  const maker = node.arguments[1];
  if (!maker || semantics.callee(node) !== "morgan#token") return;
  const { node: made, in: home } = semantics.origin(maker);
  if (!isFunction(made) || home !== semantics || !made.body) return;
  const statement = made.body.type === "BlockStatement" ? made.body.body.at(-1) : undefined;
  const shown = statement?.type === "ReturnStatement" ? statement.argument : made.body;
  if (!shown || shown.type === "BlockStatement") return;
  const part = shownParts(shown, semantics).find((each) => wholeBody(each.node, each.in));
  if (!part || isOutsideProduction(node, semantics)) return;
  const shape = wholeBody(part.node, part.in) ?? "text";
  context.report({ at: part.at, message: "body", fixes: fieldNames(part, shape, context) });
}

function fieldNames(part: ShownPart, shape: BodyShape, { semantics, text }: SyntaxContext) {
  const isHere = part.in === semantics && unwrap(part.at) === part.node;
  const { parent } = part.at;
  if (!isHere || shape === "text" || parent?.type === "SpreadElement") return [];
  const code = codeOf(part.node, text);
  const names = shape === "form" ? `[...${bracketed(part.at, text)}.keys()]` : keysOf(code);
  const isShort = parent?.type === "Property" && parent.shorthand;
  const at = isShort ? parent : part.at;
  const written = isShort ? `${part.key ?? ""}: ${names}` : names;
  return [
    {
      id: "log-field-names",
      edits: () => [{ start: at.range[0], end: at.range[1], text: written }],
    },
  ];
}

function keysOf(code: string): string {
  return /^await\b|^\w+(?:\.\w+)*$/.test(code)
    ? `Object.keys(${code} ?? {})`
    : `Object.keys((${code}) ?? {})`;
}

/** `await request.formData()` needs brackets before a method of it. */
function bracketed(node: Ast.Node, text: string): string {
  const code = codeOf(node, text);
  return node.type === "AwaitExpression" ? `(${code})` : code;
}
