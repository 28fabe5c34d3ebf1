import type { Ast } from "../syntax/ast.ts";
import { propertyName } from "../semantics/names.ts";
import type { Located, Semantics } from "../semantics/semantics.ts";
import { unwrap } from "../semantics/unwrap.ts";

/** More rounds than this are not spelled out. */
const MAX_ROUNDS = 60;

/**
 * What a call is given: once, or for each element of the list that a loop around it goes through,
 * as in `routes.forEach((each) => router.use(each.path, each.route))`.
 */
export function argumentSets(semantics: Semantics, call: Ast.CallExpression): Located[][] {
  const plain = call.arguments.map((node) => ({ node, in: semantics }));
  const loop = loopAround(semantics, call);
  if (!loop) return [plain];
  return loop.elements
    .slice(0, MAX_ROUNDS)
    .map((element) => plain.map((at) => inRound(at, loop.names, element)));
}

interface Loop {
  /** How elements or their members are called inside. */
  readonly names: ReadonlyMap<string, readonly string[]>;
  readonly elements: readonly Located[];
}

function loopAround(semantics: Semantics, call: Ast.CallExpression): Loop | undefined {
  const used = new Set(call.arguments.flatMap((each) => rootName(each) ?? []));
  if (used.size === 0) return undefined;
  for (let node: Ast.Node | undefined = call.parent; node; node = node.parent) {
    const found = loopOf(node);
    if (!found) continue;
    const names = namesIn(found.variable);
    if (![...names.keys()].some((name) => used.has(name))) continue;
    const list = semantics.origin(found.list);
    if (list.node.type !== "ArrayExpression") return undefined;
    const elements = list.node.elements.flatMap((each) =>
      each && each.type !== "SpreadElement" ? [{ node: unwrap(each), in: list.in }] : [],
    );
    return { names, elements };
  }
  return undefined;
}

function loopOf(
  node: Ast.Node,
): { readonly variable: Ast.Node; readonly list: Ast.Node } | undefined {
  if (node.type === "ForOfStatement" && node.left.type === "VariableDeclaration") {
    const variable = node.left.declarations[0]?.id;
    return variable && { variable, list: node.right };
  }
  const isCallback = node.type === "ArrowFunctionExpression" || node.type === "FunctionExpression";
  if (!isCallback || node.parent.type !== "CallExpression") return undefined;
  const callee = unwrap(node.parent.callee);
  const [variable] = node.params;
  if (callee.type !== "MemberExpression" || !variable) return undefined;
  return /^(?:forEach|map)$/.test(propertyName(callee) ?? "")
    ? { variable, list: callee.object }
    : undefined;
}

/** The names of a pattern with the members that they stand for. */
function namesIn(pattern: Ast.Node): Map<string, readonly string[]> {
  const names = new Map<string, readonly string[]>();
  if (pattern.type === "Identifier") names.set(pattern.name, []);
  if (pattern.type === "ObjectPattern") {
    for (const each of pattern.properties) {
      const key = each.type === "Property" ? propertyName(each) : undefined;
      if (each.type === "Property" && key !== undefined && each.value.type === "Identifier")
        names.set(each.value.name, [key]);
    }
  }
  return names;
}

function rootName(node: Ast.Node): string | undefined {
  let each = unwrap(node);
  while (each.type === "MemberExpression") each = unwrap(each.object);
  return each.type === "Identifier" ? each.name : undefined;
}

/** An argument in one round: members of the loop's variable are members of the element. */
function inRound(
  at: Located,
  names: ReadonlyMap<string, readonly string[]>,
  element: Located,
): Located {
  const members: string[] = [];
  let node = unwrap(at.node);
  while (node.type === "MemberExpression") {
    const name = propertyName(node);
    if (name === undefined) return at;
    members.unshift(name);
    node = unwrap(node.object);
  }
  const own = node.type === "Identifier" ? names.get(node.name) : undefined;
  if (!own) return at;
  let current: Located | undefined = element;
  for (const name of [...own, ...members]) {
    current = current.in.object(current.node)?.get(name)?.value;
    if (!current) return at;
  }
  return current;
}
