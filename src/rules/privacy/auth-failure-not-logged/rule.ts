import {
  type Ast,
  type ReportedFix,
  type Semantics,
  type SyntaxContext,
  syntaxRule,
  unwrap,
  walk,
  type FunctionNode,
  isFunction,
} from "../../../engine/api.ts";
import { fileStyle } from "../../helpers/edit/file-style.ts";
import { functionAround } from "../../helpers/match/enclosing.ts";
import { nameOf, words } from "../../helpers/match/names.ts";

/** Calls that compare a password or a code with what is kept. */
const COMPARES = new Set([
  "bcrypt#compare",
  "bcrypt#compareSync",
  "bcryptjs#compare",
  "bcryptjs#compareSync",
  "argon2#verify",
  "@node-rs/argon2#verify",
  "@node-rs/bcrypt#compare",
]);
/** Calls that throw where a token does not hold. */
const VERIFIES = new Set(["jsonwebtoken#verify", "jose#jwtVerify"]);
const METHODS =
  /^(?:(?:compare|match|check|verify|validate|is)_?(?:valid)?_?password(?:_?(?:match|valid|correct))?|authenticate_?password|match_?password)$/i;
/** What logs every answer by itself, refusals included. */
const REQUEST_LOGGERS = [
  "morgan",
  "pino-http",
  "express-winston",
  "koa-logger",
  "nestjs-pino",
  "koa-pino-logger",
];
/** Answers of the handler itself. */
const REFUSES =
  /(?:status|code)\(\s*40[013]|sendStatus\(40[13]|status:\s*40[013]|status\s*=\s*40[013]/;
/** Whoever names two passwords changes one, and is logged in already. */
const CHANGES = /(?:new|old|current|confirm)_?password/i;
const LOGS =
  /\b(?:console|\w*log(?:ger|s)?|audit\w*|captureMessage|captureException|emit|dispatch|publish|track\w*|record\w*|\w*failed\w*|\w*attempts?)\b/i;

export const rule = syntaxRule({
  id: "auth-failure-not-logged",
  meta: {
    category: "privacy",
    title: "Nobody learns of log-ins that fail",
    level: "information",
    confidence: "medium",
    preset: "balanced",
    surface: "editor",
    cwe: [778],
    owasp: ["A09:2021", "A09:2025"],
    asvs: ["16.3.1"],
    pci: ["10.2.1.4"],
    tips: [9],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "A wrong password leaves no trace: whoever tries thousands of them is not noticed.",
      help: "Write a line to the log for each failure, with the account's id and the caller's address, never the password.",
    },
    token: {
      what: "A token that does not hold leaves no trace: whoever tries forged ones is not noticed.",
      help: "Write a line to the log with the reason and the caller's address, never the token. One for expired tokens may be left out.",
    },
  },
  fixes: [{ id: "log-failure", kind: "suggestion", title: "Log the failure" }],
  visit: {
    CallExpression(node, context) {
      const name = nameOf(unwrap(node.callee)) ?? "";
      if (!/compare|verify|password|argon/i.test(name)) return;
      const isCompare = COMPARES.has(context.semantics.callee(node) ?? "") || METHODS.test(name);
      if (isCompare) check(node, context);
      else if (VERIFIES.has(context.semantics.callee(node) ?? "")) checkToken(node, context);
    },
  },
});

function check(node: Ast.CallExpression, context: SyntaxContext): void {
  if (context.pathClass.kind === "lowered") return;
  const owner = ownerOf(node);
  if (!owner?.body || isOtherThanLogin(node, context)) return;
  const { range } = owner.body;
  const code = withoutTexts(context.text.slice(range[0], range[1]));
  if (LOGS.test(code) || CHANGES.test(code)) return;
  const refusal = refusalIn(owner, node, context);
  if (!refusal) return;
  if (REQUEST_LOGGERS.some((name) => context.packageVersion(name) !== undefined)) return;
  context.report({ at: refusal, message: "found", fixes: logLine(refusal, owner, context) });
}

/** A `catch` that turns a request away for its token without a word. */
function checkToken(node: Ast.CallExpression, context: SyntaxContext): void {
  if (context.pathClass.kind === "lowered") return;
  const owner = ownerOf(node);
  const handler = owner && catchAround(node, owner);
  if (!owner?.body || !handler) return;
  if (LOGS.test(withoutTexts(context.text.slice(...handler.body.range)))) return;
  const refusal = refusalIn(handler, node, context, (each) => isOfExpired(each, context.text));
  // What is thrown on, or handed to the handler of errors, may be logged there.
  if (!refusal || refusal.type === "ThrowStatement") return;
  if (REQUEST_LOGGERS.some((name) => context.packageVersion(name) !== undefined)) return;
  const fixes = logLine(refusal, owner, context, "Refused token");
  context.report({ at: refusal, message: "token", preset: "audit", fixes });
}

/** Tokens end every day: `if (error instanceof TokenExpiredError)`. */
function isOfExpired(refusal: Ast.Node, text: string): boolean {
  for (let each = refusal; each.parent && each.type !== "CatchClause"; each = each.parent) {
    const { parent } = each;
    if (parent.type === "IfStatement" && parent.consequent === each)
      return /expired/i.test(text.slice(...parent.test.range));
  }
  return false;
}

function catchAround(node: Ast.Node, owner: FunctionNode): Ast.CatchClause | undefined {
  for (let each: Ast.Node = node; each.parent && each !== owner; each = each.parent) {
    const { parent } = each;
    if (parent.type === "TryStatement" && parent.block === each) return parent.handler ?? undefined;
  }
  return undefined;
}

/** The outermost function around that is the handler: callbacks of `compare` belong to it. */
function ownerOf(node: Ast.Node): FunctionNode | undefined {
  let owner: FunctionNode | undefined;
  for (let each: Ast.Node | undefined = node.parent; each; each = each.parent) {
    if (isFunction(each)) owner = each;
    if (each.type === "MethodDefinition" || each.type === "ClassBody") break;
  }
  return owner;
}

/** Whoever changes a password is logged in already, and models only compare. */
function isOtherThanLogin(node: Ast.Node, context: SyntaxContext): boolean {
  const name = words(functionAround(node)?.name ?? "");
  return (
    /\b(?:change|update|reset|set|edit|compare|match|check|hash|delete|remove|is)\b/.test(name) ||
    /(?:^|\/)(?:models?|entities|schemas?|utils?|helpers?|lib)\//.test(context.path)
  );
}

function withoutTexts(code: string): string {
  return code.replace(/"[^"\n]*"|'[^'\n]*'|`[^`]*`/g, "");
}

/** The first answer of 400, 401 or 403, or the first error of that kind, behind the comparison. */
function refusalIn(
  owner: Ast.Node,
  compare: Ast.CallExpression,
  { source, semantics, text }: SyntaxContext,
  isSpared: (refusal: Ast.Node) => boolean = () => false,
): Ast.Node | undefined {
  let found: Ast.Node | undefined;
  walk(owner, source.visitorKeys, (each) => {
    if (found || each.range[0] < compare.range[0]) return;
    if (
      each.type !== "ReturnStatement" &&
      each.type !== "ThrowStatement" &&
      each.type !== "ExpressionStatement"
    )
      return;
    const code = text.slice(each.range[0], Math.min(each.range[1], each.range[0] + 200));
    const refuses = each.type === "ThrowStatement" ? isOfNest(each, semantics) : REFUSES.test(code);
    if (refuses && !isSpared(each)) found = each;
  });
  return found;
}

/** Other errors go to a handler that may well log them; Nest answers these by itself without a line. */
function isOfNest({ argument }: Ast.ThrowStatement, semantics: Semantics): boolean {
  if (argument?.type !== "NewExpression") return false;
  return /^@nestjs\/common#(?:Unauthorized|Forbidden|BadRequest)Exception$/.test(
    semantics.callee(argument) ?? "",
  );
}

function logLine(
  refusal: Ast.Node,
  owner: FunctionNode,
  { source, text }: SyntaxContext,
  says = "Failed login",
): ReportedFix[] {
  const lineStart = text.lastIndexOf("\n", refusal.range[0] - 1) + 1;
  const indent = text.slice(lineStart, refusal.range[0]);
  const request = owner.params
    .map((each) => nameOf(each))
    .find((name) => name === "req" || name === "ctx");
  const { quote, semicolon, lineBreak } = fileStyle(source);
  const address = request === undefined ? "" : `, { ip: ${request}.ip }`;
  const line = `console.warn(${quote}${says}${quote}${address})${semicolon}`;
  const isInBlock = refusal.parent?.type === "BlockStatement";
  if (isInBlock) {
    const at = refusal.range[0];
    const between = indent.trim() === "" ? `${lineBreak}${indent}` : " ";
    return [
      { id: "log-failure", edits: () => [{ start: at, end: at, text: `${line}${between}` }] },
    ];
  }
  if (refusal.parent?.type !== "IfStatement") return [];
  const [start, end] = refusal.range;
  const edits = () => [
    { start, end: start, text: `{ ${line} ` },
    { start: end, end, text: " }" },
  ];
  return [{ id: "log-failure", edits }];
}
