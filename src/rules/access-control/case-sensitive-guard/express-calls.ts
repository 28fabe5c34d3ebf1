import {
  type Ast,
  type FunctionNode,
  type SyntaxContext,
  unwrap,
  walk,
} from "../../../engine/api.ts";
import { nameOf } from "../../helpers/match/names.ts";
import { ownFunction } from "../../helpers/match/own-function.ts";
import { refuses } from "../../helpers/match/refusal.ts";
import { GUARD } from "./path-checks.ts";

const ROUTES = /^(?:get|post|put|patch|delete|all|use|del)$/;
const EXPRESS = /^express#(?:\(\)|Router(?:\(\)|\.new\(\)))\.\w+$/;

export function isExpress(
  node: Ast.CallExpression,
  { semantics }: Pick<SyntaxContext, "semantics">,
): boolean {
  return EXPRESS.test(semantics.callee(node) ?? "");
}

/** The handler as it is written in this file. */
export function functionOf(
  node: Ast.Node,
  { semantics }: Pick<SyntaxContext, "semantics">,
): FunctionNode | undefined {
  const found = ownFunction({ node, in: semantics });
  return found?.in === semantics ? found.node : undefined;
}

/** True for a function of the project that may turn a request away, and for what is named after that. */
export function isGuard(node: Ast.Node, { semantics }: Pick<SyntaxContext, "semantics">): boolean {
  const found = ownFunction({ node, in: semantics });
  if (found) return refuses(found.node, found.in.source);
  const maker = unwrap(node.type === "CallExpression" ? node.callee : node);
  return GUARD.test(nameOf(maker) ?? "");
}

/** The paths of the routes that this file registers with Express. */
export function routesIn(context: Pick<SyntaxContext, "source" | "semantics">): readonly string[] {
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

export function inCapitals(path: string): string {
  return path.toUpperCase();
}

export function shown(path: string): Readonly<Record<string, string>> {
  const short = path.slice(0, 20);
  return { path: short, other: inCapitals(short) };
}
