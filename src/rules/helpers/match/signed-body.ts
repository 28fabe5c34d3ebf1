import {
  type Ast,
  type FlowPlace,
  type Semantics,
  propertyName,
  unwrap,
  walk,
  type FunctionNode,
} from "../../../engine/api.ts";
import { innermostFunction } from "./enclosing.ts";

/** A parsed body under a signature. */
export interface SignedBody {
  /** Where it enters: `req.body`, the call in `await request.json()`. */
  readonly read: Ast.MemberExpression | Ast.CallExpression;
  /** What is signed, as it is written: `JSON.stringify(req.body)`, `req.body`. */
  readonly signed: readonly Ast.Node[];
  /** The function in which the body enters. */
  readonly handler: FunctionNode;
}

/** What is signed at a sink where the body enters in the same file; undefined for bodies from elsewhere and parts of them. */
export function signedBody(place: FlowPlace): SignedBody | undefined {
  const { node, source, semantics, entries } = place;
  if (!entries.every(({ file }) => file === source.path)) return undefined;
  const signed = new Set<Ast.Node>();
  const reads = new Set<Ast.Node>();
  const seen = new Set<Ast.Node>();
  const collect = (root: Ast.Node): void => {
    if (seen.has(root)) return;
    seen.add(root);
    walk(root, source.visitorKeys, (each) => {
      if (isBelow(each, signed) || isPart(each)) return;
      const read = bodyIn(stringified(each) ?? each, place);
      if (read) {
        reads.add(read);
        signed.add(each);
      } else if (each.type === "Identifier") {
        const init = initOf(each, semantics);
        if (init) collect(init);
      }
    });
  };
  collect(node);
  const [read] = reads;
  const handler = read && innermostFunction(read);
  if (reads.size !== 1 || !handler) return undefined;
  return read.type === "MemberExpression" || read.type === "CallExpression"
    ? { read, signed: [...signed], handler }
    : undefined;
}

/** The expression by which the body enters, where an expression is the body as a whole. */
function bodyIn(expression: Ast.Node, place: FlowPlace): Ast.Node | undefined {
  const inner = unwrap(expression);
  const [start, end] = inner.range;
  if (place.entries.some((entry) => entry.start === start && entry.end === end)) return inner;
  const init = inner.type === "Identifier" ? initOf(inner, place.semantics) : undefined;
  return init && init !== expression ? bodyIn(init, place) : undefined;
}

/** The argument of `JSON.stringify`. */
function stringified(node: Ast.Node): Ast.Node | undefined {
  if (node.type !== "CallExpression" || node.callee.type !== "MemberExpression") return undefined;
  const { object } = node.callee;
  const isJson = object.type === "Identifier" && object.name === "JSON";
  return isJson && propertyName(node.callee) === "stringify" ? node.arguments[0] : undefined;
}

/** The only value of a variable that is declared with it. */
function initOf(name: Ast.Identifier, { variables }: Semantics): Ast.Node | undefined {
  const variable = variables.of(name);
  const [definition] = variable?.defs ?? [];
  if (!variable || definition?.type !== "Variable" || !variables.isConstant(variable))
    return undefined;
  const { id, init } = definition.node;
  return id.type === "Identifier" && id !== name ? (init ?? undefined) : undefined;
}

function isBelow(node: Ast.Node, roots: ReadonlySet<Ast.Node>): boolean {
  for (let each = node.parent; each; each = each.parent) if (roots.has(each)) return true;
  return false;
}

/** Names of members and properties, and what members are taken of. */
function isPart(node: Ast.Node): boolean {
  const { parent } = node;
  if (parent?.type === "MemberExpression") return parent.object === node || !parent.computed;
  return parent?.type === "Property" && parent.key === node && parent.value !== node;
}
