import {
  type Ast,
  type FunctionNode,
  type Semantics,
  type SourceFile,
  unwrap,
  walk,
} from "../../../engine/api.ts";
import { innermostFunction } from "../../helpers/match/enclosing.ts";
import { nameOf } from "../../helpers/match/names.ts";
import { type PathTest, pathTest } from "../../helpers/match/path-test.ts";
import { leaves, refuses } from "../../helpers/match/refusal.ts";

/** Names of what may turn a request away. */
export const GUARD = /auth|admin|require|guard|protect|ensure|verify|permission|staff/i;

/** A question about the path of a request, on which it depends whether the request is turned away. */
export interface PathCheck {
  readonly at: Ast.Node;
  readonly test: PathTest;
}

/** `if (req.path.startsWith("/admin") && !req.user) return res.sendStatus(401)` in a middleware. */
export function pathChecks(handler: FunctionNode, semantics: Semantics): PathCheck[] {
  const found: PathCheck[] = [];
  const { source } = semantics;
  if (handler.body?.type !== "BlockStatement") return found;
  walk(handler.body, source.visitorKeys, (node) => {
    if (node.type !== "IfStatement" || innermostFunction(node) !== handler) return;
    for (const { at, isNegated } of tests(node.test)) {
      const test = pathTest(at, semantics);
      if (!test) continue;
      const isAbout = isNegated === test.isNegated;
      if (isAbout ? guards(node, source) : isRest(node, source)) found.push({ at, test });
    }
  });
  return found;
}

/** A path that the check holds for, and that it does not hold for in capital letters. */
export function walkedAround(test: PathTest, paths: readonly string[]): string | undefined {
  return paths.find(
    (each) => test.holds(each) && !test.holds(each.toUpperCase()) && !/:/.test(each),
  );
}

/** True where a request that the condition holds for may be turned away in the branch. */
function guards(node: Ast.IfStatement, source: SourceFile): boolean {
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
function isRest(node: Ast.IfStatement, source: SourceFile): boolean {
  if (!leaves(node.consequent) || !/\bnext\(\)/.test(source.text.slice(...node.consequent.range)))
    return false;
  const block = node.parent;
  if (block.type !== "BlockStatement") return false;
  const after = block.body.slice(block.body.indexOf(node) + 1);
  return after.some((each) => refuses(each, source));
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
