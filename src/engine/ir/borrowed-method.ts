import { propertyName } from "../semantics/names.ts";
import { unwrap } from "../semantics/unwrap.ts";
import type { Ast } from "../syntax/ast.ts";
import type { Lowering } from "./lowering.ts";

interface Borrowed {
  readonly method: string;
  /** True for `apply`, whose second argument is a list of all. */
  readonly listed: boolean;
  /** True for methods of every object: `hasOwnProperty`. */
  readonly ofObjects: boolean;
}

/**
 * A method of another object's kind: `Array.prototype.slice.call(list)`, `[].push.apply(list, more)`,
 * and `slice.call(list)` where `slice` is a name for one of them.
 */
export function borrowedMethod(lower: Lowering, target: Ast.Node): Borrowed | undefined {
  if (target.type !== "MemberExpression") return undefined;
  const name = propertyName(target);
  if (name !== "call" && name !== "apply") return undefined;
  const lent = named(lower, unwrap(target.object));
  if (lent?.type !== "MemberExpression") return undefined;
  const method = propertyName(lent);
  const lender = unwrap(lent.object);
  const kind = method === undefined ? undefined : kindOf(lender);
  if (method === undefined || kind === undefined) return undefined;
  return { method, listed: name === "apply", ofObjects: kind === "Object" };
}

/** What a name stands for that gets its value once. */
function named(lower: Lowering, node: Ast.Node): Ast.Node | undefined {
  if (node.type !== "Identifier") return node;
  const variable = lower.variables.of(node);
  const [definition] = variable?.defs ?? [];
  if (!variable || definition?.type !== "Variable" || !lower.variables.isConstant(variable)) return;
  const { id, init } = definition.node;
  return id.type === "Identifier" && init ? unwrap(init) : undefined;
}

function kindOf(lender: Ast.Node): "Array" | "String" | "Object" | "Function" | undefined {
  switch (lender.type) {
    case "ArrayExpression":
      return "Array";
    case "ObjectExpression":
      return lender.properties.length === 0 ? "Object" : undefined;
    case "Literal":
      return "String";
    case "MemberExpression":
      return propertyName(lender) === "prototype" ? kindOf(lender.object) : undefined;
    case "Identifier":
      return KINDS.find((kind) => kind === lender.name);
    default:
      return undefined;
  }
}

const KINDS = ["Array", "String", "Object", "Function"] as const;
