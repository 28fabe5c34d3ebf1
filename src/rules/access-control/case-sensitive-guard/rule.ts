import {
  type Ast,
  type FunctionNode,
  type ProjectContext,
  type ProjectView,
  type ReportedFix,
  type Route,
  type Rule,
  type Semantics,
  type SyntaxContext,
  findIn,
  isFunction,
  unwrap,
  walk,
} from "../../../engine/api.ts";
import { nameOf } from "../../helpers/match/names.ts";
import { ownFunction } from "../../helpers/match/own-function.ts";
import type { PathTest } from "../../helpers/match/path-test.ts";
import { refuses } from "../../helpers/match/refusal.ts";
import { isNeverDeployed } from "../../helpers/match/test-path.ts";
import { GUARD, pathChecks, walkedAround } from "./path-checks.ts";

const ROUTES = /^(?:get|post|put|patch|delete|all|use|del)$/;
const EXPRESS = /^express#(?:\(\)|Router(?:\(\)|\.new\(\)))\.\w+$/;

export const rule: Rule = {
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
  project: checkElsewhere,
};

function isExpress(
  node: Ast.CallExpression,
  { semantics }: Pick<SyntaxContext, "semantics">,
): boolean {
  return EXPRESS.test(semantics.callee(node) ?? "");
}

/** The handler as it is written in this file. */
function functionOf(
  node: Ast.Node,
  { semantics }: Pick<SyntaxContext, "semantics">,
): FunctionNode | undefined {
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

function checkTests(handler: FunctionNode | undefined, context: SyntaxContext): void {
  if (!handler) return;
  for (const { at, test } of pathChecks(handler, context.semantics)) {
    const path = walkedAround(test, routesIn(context));
    if (path !== undefined)
      context.report({ at, message: "test", data: shown(path), fixes: fixesFor(test) });
  }
}

/** Middlewares of other files than their routes: `app.use(guard)` before `app.use("/admin", router)`. */
function checkElsewhere(project: ProjectView, context: ProjectContext): void {
  for (const [place, paths] of pathsBehind(project.routes)) {
    const [file = "", start = ""] = place.split("\n");
    if (!/path|url/i.test(project.read(file) ?? "")) continue;
    const semantics = project.beside.script(file);
    const handler = semantics?.source.nodes.find(
      (node): node is FunctionNode => isFunction(node) && node.range[0] === Number(start),
    );
    if (!semantics || !handler) continue;
    const own = routesIn({ semantics, source: semantics.source });
    for (const { at, test } of pathChecks(handler, semantics)) {
      // What the file's own routes show is told where the file is looked at by itself.
      if (isUsedHere(handler, semantics) && walkedAround(test, own) !== undefined) continue;
      const path = walkedAround(test, paths);
      if (path === undefined) continue;
      if (mindsCapitals(project)) return;
      context.report(file, { at, message: "test", data: shown(path), fixes: fixesFor(test) });
    }
  }
}

/** Asked last: it takes a look into all files that import Express. */
function mindsCapitals({ importsOf, read }: ProjectView): boolean {
  return importsOf("express", "").some(({ file }) => MINDS.test(read(file) ?? ""));
}

/** The paths of Express that a middleware stands before, by its place. */
function pathsBehind(routes: readonly Route[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { framework, path, middlewares } of routes) {
    if (framework !== "express" || path.startsWith("…")) continue;
    for (const { place } of middlewares) {
      if (!place) continue;
      const key = `${place.file}\n${place.range.start}`;
      const known = found.get(key);
      // A part of them is enough to show that there is one.
      if (known === undefined) found.set(key, [path]);
      else if (known.length < MAX_PATHS) known.push(path);
    }
  }
  return found;
}

const MAX_PATHS = 200;
const MINDS = /case sensitive routing|caseSensitive/;

/** True where the file itself hands the function to `use`. */
function isUsedHere(handler: FunctionNode, semantics: Semantics): boolean {
  return semantics.source.nodes.some(
    (node) =>
      node.type === "CallExpression" &&
      nameOf(unwrap(node.callee)) === "use" &&
      node.arguments.some((each) => functionOf(each, { semantics }) === handler),
  );
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

/** The paths of the routes that this file registers with Express. */
function routesIn(context: Pick<SyntaxContext, "source" | "semantics">): readonly string[] {
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
  return isSensitive || /caseSensitive/.test(source.text) ? [] : [...paths];
}

function inCapitals(path: string): string {
  return path.toUpperCase();
}

function shown(path: string): Readonly<Record<string, string>> {
  const short = path.slice(0, 20);
  return { path: short, other: inCapitals(short) };
}
