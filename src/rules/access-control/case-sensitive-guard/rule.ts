import {
  type Ast,
  type FunctionNode,
  type ReportedFix,
  type SyntaxContext,
  findIn,
  isFunction,
  syntaxRule,
  unwrap,
  walk,
} from "../../../engine/api.ts";
import { nameOf } from "../../helpers/match/names.ts";
import { ownFunction } from "../../helpers/match/own-function.ts";
import { type PathTest, pathTest } from "../../helpers/match/path-test.ts";
import { leaves, refuses } from "../../helpers/match/refusal.ts";
import { isNeverDeployed } from "../../helpers/match/test-path.ts";

const ROUTES = /^(?:get|post|put|patch|delete|all|use|del)$/;
const GUARD = /auth|admin|require|guard|protect|ensure|verify|permission|staff/i;
const EXPRESS = /^express#(?:\(\)|Router(?:\(\)|\.new\(\)))\.\w+$/;

export const rule = syntaxRule({
  id: "case-sensitive-guard",
  meta: {
    category: "access-control",
    title: "A guard minds capital letters where the routes do not",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [178, 863],
    owasp: ["A01:2021", "A01:2025"],
    asvs: ["8.2.1"],
    tips: [2, 8],
    since: "0.1.0",
  },
  messages: {
    pattern: {
      what: "Express takes {{other}} for {{path}} as well, but this pattern does not: the guard is walked around.",
      help: "Give the pattern the flag `i`, or write the path as a text.",
    },
    test: {
      what: "Express takes {{other}} for {{path}} as well, but this check does not: it is walked around.",
      help: "Put the guard before the routes (`app.use('{{path}}', guard)`), or compare the path in lower case.",
    },
  },
  fixes: [
    { id: "ignore-case", kind: "fix", title: "Ignore the case of letters" },
    { id: "lower-case", kind: "fix", title: "Compare in lower case" },
  ],
  visit: {
    CallExpression(node, context) {
      if (nameOf(unwrap(node.callee)) !== "use") return;
      if (!isExpress(node, context) || isNeverDeployed(context)) return;
      const [first, ...handlers] = node.arguments;
      if (!first) return;
      const guards = handlers.length > 0 ? handlers : [first];
      if (first.type === "Literal" && "regex" in first) {
        if (guards.some((each) => isGuard(each, context))) checkPattern(first, context);
      } else if (handlers.length === 0) {
        for (const each of guards) checkTests(functionOf(each, context), context);
      }
    },
  },
});

function isExpress(node: Ast.CallExpression, { semantics }: SyntaxContext): boolean {
  return EXPRESS.test(semantics.callee(node) ?? "");
}

/** The handler as it is written in this file. */
function functionOf(node: Ast.Node, { semantics }: SyntaxContext): FunctionNode | undefined {
  const found = ownFunction({ node, in: semantics });
  return found?.in === semantics ? found.node : undefined;
}

/** True for a function of the project that may turn a request away, and for what is named after that. */
function isGuard(node: Ast.Node, { semantics }: SyntaxContext): boolean {
  const found = ownFunction({ node, in: semantics });
  if (found) return refuses(found.node, found.in.source);
  const maker = unwrap(node.type === "CallExpression" ? node.callee : node);
  return GUARD.test(nameOf(maker) ?? "");
}

/** `app.use(/^\/admin/, guard)` before `app.get("/admin/users", …)`. */
function checkPattern(literal: Ast.RegExpLiteral, context: SyntaxContext): void {
  const { pattern, flags } = literal.regex;
  if (flags.includes("i") || !/[a-z]/i.test(pattern)) return;
  // A pattern of the workspace is read, and never run: it may take forever.
  const matches = (path: string): boolean => (findIn(pattern, flags, path) ?? []).length > 0;
  const path = routesIn(context).find((each) => matches(each) && !matches(inCapitals(each)));
  if (path === undefined) return;
  const [, end] = literal.range;
  context.report({
    at: literal,
    message: "pattern",
    data: shown(path),
    fixes: [{ id: "ignore-case", edits: () => [{ start: end, end, text: "i" }] }],
  });
}

/** `if (req.path.startsWith("/admin") && !req.user) return res.sendStatus(401)` in a middleware. */
function checkTests(handler: FunctionNode | undefined, context: SyntaxContext): void {
  if (handler?.body?.type !== "BlockStatement") return;
  walk(handler.body, context.source.visitorKeys, (node) => {
    if (node.type !== "IfStatement" || ownerOf(node) !== handler) return;
    for (const { at, isNegated } of tests(node.test)) {
      const test = pathTest(at, context.semantics);
      if (!test) continue;
      const isAbout = isNegated === test.isNegated;
      if (isAbout ? guards(node, context) : isRest(node, context)) reportTest(at, test, context);
    }
  });
}

function reportTest(at: Ast.Node, test: PathTest, context: SyntaxContext): void {
  const path = routesIn(context).find(
    (each) => test.holds(each) && !test.holds(inCapitals(each)) && !/:/.test(each),
  );
  if (path === undefined) return;
  context.report({ at, message: "test", data: shown(path), fixes: fixesFor(test) });
}

function fixesFor(test: PathTest): ReportedFix[] {
  const { pattern, subject, texts } = test;
  if (pattern) {
    const [, end] = pattern.range;
    return [{ id: "ignore-case", edits: () => [{ start: end, end, text: "i" }] }];
  }
  if (texts.some((each) => each !== each.toLowerCase())) return [];
  const [, end] = subject.range;
  return [{ id: "lower-case", edits: () => [{ start: end, end, text: ".toLowerCase()" }] }];
}

/** True where a request that the condition holds for may be turned away in the branch. */
function guards(node: Ast.IfStatement, { source }: SyntaxContext): boolean {
  let isHanded = false;
  walk(node.consequent, source.visitorKeys, (each) => {
    // `return requireAdmin(req, res, next)`
    if (each.type !== "CallExpression" || each.arguments.length < 3) return;
    const last = each.arguments.at(-1);
    const name = nameOf(unwrap(each.callee)) ?? "";
    isHanded ||= last?.type === "Identifier" && last.name === "next" && GUARD.test(name);
  });
  return isHanded || refuses(node.consequent, source);
}

/** `if (!req.path.startsWith("/admin")) return next();` before what refuses. */
function isRest(node: Ast.IfStatement, { source, text }: SyntaxContext): boolean {
  if (!leaves(node.consequent) || !/\bnext\(\)/.test(text.slice(...node.consequent.range)))
    return false;
  const block = node.parent;
  if (block.type !== "BlockStatement") return false;
  const after = block.body.slice(block.body.indexOf(node) + 1);
  return after.some((each) => refuses(each, source));
}

function ownerOf(node: Ast.Node): Ast.Node | undefined {
  let each = node.parent;
  while (each && !isFunction(each)) each = each.parent;
  return each;
}

interface Part {
  readonly at: Ast.Node;
  readonly isNegated: boolean;
}

/** The parts of a condition that have to hold, and whether they are turned round. */
function tests(condition: Ast.Node, isNegated = false): readonly Part[] {
  const node = unwrap(condition);
  if (node.type === "UnaryExpression" && node.operator === "!")
    return tests(node.argument, !isNegated);
  if (node.type === "LogicalExpression" && node.operator !== "??")
    return [...tests(node.left, isNegated), ...tests(node.right, isNegated)];
  return [{ at: node, isNegated }];
}

/** The paths of the routes that this file registers with Express. */
function routesIn(context: SyntaxContext): readonly string[] {
  const { source, semantics } = context;
  const paths = new Set<string>();
  let isSensitive = false;
  walk(source.ast, source.visitorKeys, (node) => {
    if (node.type !== "CallExpression") return;
    const name = nameOf(unwrap(node.callee)) ?? "";
    const [first] = node.arguments;
    if (!first || first.type === "SpreadElement") return;
    if (/^(?:set|enable)$/.test(name))
      isSensitive ||= semantics.string(first) === "case sensitive routing";
    if (!ROUTES.test(name) || node.arguments.length < 2 || !isExpress(node, context)) return;
    // Files on a disk mostly do mind capitals.
    const last = node.arguments.at(-1);
    const isFiles = last?.type === "CallExpression" && semantics.callee(last) === "express#static";
    const path = semantics.string(first);
    if (path?.startsWith("/") === true && !isFiles) paths.add(path);
  });
  return isSensitive || /caseSensitive/.test(context.text) ? [] : [...paths];
}

function inCapitals(path: string): string {
  return path.toUpperCase();
}

function shown(path: string): Readonly<Record<string, string>> {
  const short = path.slice(0, 20);
  return { path: short, other: inCapitals(short) };
}
