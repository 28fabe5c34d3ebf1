import type { Ast } from "../syntax/ast.ts";
import { type FunctionNode, isFunction } from "../syntax/function-node.ts";
import { calledName, propertyName } from "../semantics/names.ts";
import type { Semantics } from "../semantics/semantics.ts";
import { unwrap } from "../semantics/unwrap.ts";
import { type LocatedFunction, functionOf, returnedBy, visitAll } from "./functions.ts";
import { pathsOf } from "./paths.ts";
import { isRejection } from "./rejections.ts";

/** What the path of a request begins with, or the place of its route in SvelteKit's folders, groups included. */
export interface PathStart {
  readonly of: "path" | "route";
  readonly start: string;
}

/** Calls that read or write something of a request and turn nobody away. */
const HARMLESS =
  /^(?:(?:get|set|append|parse|read|use)(?:Cookies?|Headers?|Header|RequestHeaders?|ResponseHeaders?|Request\w*|Query|Session|UserSession|ServerSession|Token|Method)?|next|resolve|createServerClient|createMiddlewareClient|deleteCookie)$/;
/** Names under which a request is handed on. */
const REQUEST = /^(?:event|req|request|ctx|context|c)$/;

/** The paths on which alone a middleware turns somebody away; undefined where more stands around it. */
export function refusedByMiddleware(semantics: Semantics): readonly PathStart[] | undefined {
  for (const name of ["handle", "middleware", "proxy", "default"]) {
    const found = semantics.exported(name);
    if (!found || !("node" in found)) continue;
    const at = { node: found.node, in: found.in };
    const call = unwrap(found.node);
    const [first] = call.type === "CallExpression" ? call.arguments : [];
    const isMade = call.type === "CallExpression" && MAKES_HANDLER.test(nameOfCallee(call));
    const fn = isMade && first ? functionOf({ node: first, in: found.in }) : functionOf(at);
    return fn && refusedPaths(fn);
  }
  return undefined;
}

/** They make a handler of a function and do nothing else. */
const MAKES_HANDLER = /^(?:defineEventHandler|eventHandler)$/;

function nameOfCallee({ callee }: Ast.CallExpression | Ast.NewExpression): string {
  return callee.type === "Identifier" ? callee.name : "";
}

/**
 * The paths on which alone a middleware turns somebody away, as far as each of its refusals stands
 * behind a question for them; undefined where one does not.
 */
export function refusedPaths(fn: LocatedFunction): readonly PathStart[] | undefined {
  const found: PathStart[] = [];
  let isWhole = true;
  let refuses = false;
  visitAll({ node: fn.node.body ?? fn.node, in: fn.in }, (node) => {
    if (!isWhole || !mayRefuse(node, fn.in)) return;
    refuses = true;
    const starts = startsAround(node, fn);
    if (starts) found.push(...starts);
    else isWhole = false;
  });
  return isWhole && refuses ? found : undefined;
}

/** Whether a request for a path may be one of those that are looked at. */
export function isRefusedBelow(
  starts: readonly PathStart[],
  path: string,
  route: string | undefined,
): boolean {
  return starts.some(({ of, start }) =>
    of === "path" ? mayBegin(path, start) : route === undefined || route.startsWith(start),
  );
}

/** Segment by segment; parameters may be anything. */
function mayBegin(path: string, start: string): boolean {
  const own = path.split("/").filter((part) => part !== "");
  const wanted = start.split("/").filter((part) => part !== "");
  for (const [i, part] of wanted.entries()) {
    const each = own[i];
    if (each === undefined) return false;
    if (each.startsWith("*") || each.endsWith("*")) return true;
    if (each.includes(":")) continue;
    const isLast = i === wanted.length - 1 && !start.endsWith("/");
    if (isLast ? !each.startsWith(part) : each !== part) return false;
  }
  return true;
}

function mayRefuse(node: Ast.Node, semantics: Semantics): boolean {
  if (node.type === "ThrowStatement" || isRejection(node)) return true;
  // A way to the log-in may be written as an answer.
  if (node.type === "NewExpression") return nameOfCallee(node).endsWith("Response");
  if (node.type !== "CallExpression") return false;
  const callee = unwrap(node.callee);
  const name = calledName(callee);
  // `createError(…)` of Nitro is thrown or handed back.
  if (/^(?:createError|sendRedirect|abortNavigation|protect)$/.test(name)) return true;
  const isHandedOn = node.arguments.some(
    (each) => each.type === "Identifier" && REQUEST.test(each.name),
  );
  if (!isHandedOn || HARMLESS.test(name)) return false;
  const own = functionOf({ node: callee, in: semantics });
  if (!own) return true;
  let refuses = false;
  visitAll({ node: own.node.body ?? own.node, in: own.in }, (inner) => {
    refuses ||= inner.type === "ThrowStatement" || isRejection(inner);
  });
  return refuses;
}

/** The paths that conditions around a place, or ends of the function before it, leave for it. */
function startsAround(node: Ast.Node, fn: LocatedFunction): readonly PathStart[] | undefined {
  for (let each = node; each !== fn.node && each.parent; each = each.parent) {
    const { parent }: { parent: Ast.Node } = each;
    const test =
      (parent.type === "IfStatement" || parent.type === "ConditionalExpression") &&
      parent.consequent === each
        ? parent.test
        : parent.type === "LogicalExpression" && parent.operator === "&&" && parent.right === each
          ? parent.left
          : undefined;
    const asked = test && startsOf(test, fn.in, 0);
    if (asked) return asked;
    if (parent.type !== "BlockStatement") continue;
    for (const before of parent.body) {
      if (before === each) break;
      if (before.type !== "IfStatement" || before.alternate || !ends(before.consequent)) continue;
      const left = startsUnless(before.test, fn.in);
      if (left) return left;
    }
  }
  return undefined;
}

function ends(statement: Ast.Statement): boolean {
  const last = statement.type === "BlockStatement" ? statement.body.at(-1) : statement;
  return last?.type === "ReturnStatement";
}

/** What holds once a condition did not: `if (!path.startsWith("/admin") || isOpen) return`. */
function startsUnless(test: Ast.Node, semantics: Semantics): readonly PathStart[] | undefined {
  const node = unwrap(test);
  if (node.type === "LogicalExpression" && node.operator === "||")
    return startsUnless(node.left, semantics) ?? startsUnless(node.right, semantics);
  if (node.type === "UnaryExpression" && node.operator === "!")
    return startsOf(node.argument, semantics, 0);
  return node.type === "BinaryExpression" && /^!==?$/.test(node.operator)
    ? startsOfEquality(node, semantics)
    : undefined;
}

const MAX_DEPTH = 4;

/** The paths that a condition lets through; undefined where it asks for none. */
function startsOf(
  test: Ast.Node,
  semantics: Semantics,
  depth: number,
): readonly PathStart[] | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const node = unwrap(test);
  switch (node.type) {
    case "LogicalExpression": {
      const left = startsOf(node.left, semantics, depth + 1);
      const right = startsOf(node.right, semantics, depth + 1);
      if (node.operator === "&&") return left ?? right;
      return left && right ? [...left, ...right] : undefined;
    }
    case "BinaryExpression":
      return /^={2,3}$/.test(node.operator) ? startsOfEquality(node, semantics) : undefined;
    case "Identifier": {
      const origin = semantics.origin(node);
      return origin.node === node || origin.in !== semantics
        ? undefined
        : startsOf(origin.node, semantics, depth + 1);
    }
    case "CallExpression":
      return startsOfCall(node, semantics, depth);
    default:
      return undefined;
  }
}

function startsOfEquality(
  { left, right }: Ast.BinaryExpression,
  semantics: Semantics,
): readonly PathStart[] | undefined {
  for (const [path, text] of [
    [left, right],
    [right, left],
  ] as const) {
    const start = semantics.string(text);
    const of = start?.startsWith("/") ? askedOf(path, semantics) : undefined;
    if (start !== undefined && of) return [{ of, start }];
  }
  return undefined;
}

function startsOfCall(
  call: Ast.CallExpression,
  semantics: Semantics,
  depth: number,
): readonly PathStart[] | undefined {
  const callee = unwrap(call.callee);
  const [first] = call.arguments;
  if (callee.type === "MemberExpression" && first) {
    const name = propertyName(callee);
    if (name === "startsWith") {
      const of = askedOf(callee.object, semantics);
      const starts = of && pathsOf({ node: first, in: semantics });
      return of && starts?.every(isPlain) ? starts.map((start) => ({ of, start })) : undefined;
    }
    // `PROTECTED.some((start) => path.startsWith(start))`
    if (name === "some") {
      const each = unwrap(first);
      const starts = pathsOf({ node: callee.object, in: semantics });
      if (!isFunction(each) || !starts?.every(isPlain)) return undefined;
      const of = askedOfEach(each, semantics);
      return of && starts.map((start) => ({ of, start }));
    }
    if (name === "test") {
      const pattern = unwrap(semantics.origin(callee.object).node);
      const source = pattern.type === "Literal" && "regex" in pattern ? pattern.regex.pattern : "";
      const start = /^\^((?:\\\/|[\w/-])+)/.exec(source)?.[1]?.replaceAll("\\/", "/");
      const of = askedOf(first, semantics);
      return start !== undefined && !source.includes("|") && of ? [{ of, start }] : undefined;
    }
    return undefined;
  }
  const fn = functionOf({ node: callee, in: semantics });
  const [value, ...others] = fn ? returnedBy(fn.node) : [];
  return fn && value && others.length === 0 ? startsOf(value, fn.in, depth + 1) : undefined;
}

function isPlain(text: string): boolean {
  return /^\/[^{}]/.test(text);
}

/** `(start) => path.startsWith(start)`, `(start) => path === start || path.startsWith(…)`. */
function askedOfEach(
  { params: [own], body }: FunctionNode,
  semantics: Semantics,
): PathStart["of"] | undefined {
  const test = body ? unwrap(body) : undefined;
  if (own?.type !== "Identifier" || test?.type !== "CallExpression") return undefined;
  const callee = unwrap(test.callee);
  const [start] = test.arguments;
  const isAsked =
    callee.type === "MemberExpression" &&
    propertyName(callee) === "startsWith" &&
    start?.type === "Identifier" &&
    start.name === own.name;
  return isAsked ? askedOf(callee.object, semantics) : undefined;
}

/** What an expression is of a request: its path, or the place of its route. */
function askedOf(node: Ast.Node, semantics: Semantics): PathStart["of"] | undefined {
  const origin = semantics.origin(node);
  const text = origin.in.source.text.slice(...unwrap(origin.node).range);
  const own = semantics.source.text.slice(...unwrap(node).range);
  for (const each of [text, own]) {
    if (each.length > 80) continue;
    if (/\broute\??\.id$/.test(each)) return "route";
    if (/(?:\bpathname|\bpath|\boriginalUrl|\breq(?:uest)?\??\.url)$/.test(each)) return "path";
  }
  return undefined;
}
