import {
  type Ast,
  type Deed,
  type ProjectView,
  type Route,
  isFunction,
} from "../../../engine/api.ts";
import { innermostFunction } from "./enclosing.ts";
import { deedOf } from "./payment-route.ts";

/**
 * Where a handler writes that an order is paid before it looks at who says so: both stand in the
 * handler itself, the write is carried out there, and nothing else has asked before.
 */
export function paidBeforeCheck(route: Route, project: ProjectView): Deed | undefined {
  const { file, range, guards } = route;
  const paid = deedOf(route, "pays");
  const check = deedOf(route, "verifies");
  if (!paid || !check || paid.file !== file || check.file !== file) return undefined;
  const isInside = [paid, check].every(
    (deed) => range.start <= deed.range.start && deed.range.end <= range.end,
  );
  if (!isInside || paid.range.start >= check.range.start) return undefined;
  const others = deedOf(route, "compares-secret", "authenticates", "asks", "requests", "hands-on");
  if (others && (others.file !== file || others.range.start < paid.range.start)) return undefined;
  // A check in a middleware comes first.
  if (guards.some(({ kind, inHandler }) => CHECKS.test(kind) && !inHandler)) return undefined;
  const nodes = project.beside.script(file)?.source.nodes ?? [];
  const [write, verification] = [paid, check].map((deed) => nodeAt(nodes, deed));
  if (!write || !verification || innermostFunction(write) !== innermostFunction(verification))
    return undefined;
  return isCarriedOut(write) ? paid : undefined;
}

const CHECKS = /^(?:authentication|role|signature)$/;

function nodeAt(nodes: Iterable<Ast.Node>, { range }: Deed): Ast.Node | undefined {
  for (const node of nodes)
    if (node.range[0] === range.start && node.range[1] === range.end) return node;
  return undefined;
}

/** What is put into an object for later is not written yet. */
function isCarriedOut(node: Ast.Node): boolean {
  for (let at = node.parent; at && !isFunction(at); at = at.parent) {
    if (at.type === "AwaitExpression" || at.type === "CallExpression") return true;
    if (at.type === "VariableDeclarator") return false;
  }
  return false;
}
