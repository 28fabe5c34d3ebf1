import { propertyName } from "../semantics/names.ts";
import { bare } from "../semantics/unwrap.ts";
import type { Ast, Variable } from "../syntax/ast.ts";
import type { Frame } from "./frame.ts";
import type { Value } from "./ir.ts";
import type { Lowering } from "./lowering.ts";
import { isModuleExports } from "./module-exports.ts";

/** Where an object is a member of another one from a place in the text on. */
interface Kept {
  readonly from: number;
  /** `api.util`, or the variable of an object that was written with it: `const api = { util }`. */
  readonly at: Ast.MemberExpression | { readonly owner: Variable; readonly name: string };
}

/**
 * An object that a variable holds changed: `const api = { util }; util.extend = …`. Where it became
 * a member of another object before, or was one, that member is the same object.
 */
export function changeMembers(
  lower: Lowering,
  variable: Variable,
  value: Value,
  node: Ast.Node,
  frame: Frame,
): void {
  if (!frame.owns(variable) || !lower.variables.isConstant(variable)) return;
  for (const { from, at } of keptIn(lower, variable)) {
    if (from >= node.range[0]) continue;
    // An object that is a member of itself changes once.
    if (changing.has(variable)) continue;
    changing.add(variable);
    if ("owner" in at) store(lower, at.owner, at.name, value, node, frame);
    else lower.assign(at, value, frame);
    changing.delete(variable);
  }
}

const changing = new Set<Variable>();

function store(
  lower: Lowering,
  owner: Variable,
  name: string,
  value: Value,
  node: Ast.Node,
  frame: Frame,
): void {
  const object = frame.owns(owner) ? frame.flow.values.get(owner) : undefined;
  if (object === undefined) return;
  lower.replace(object, frame.emit(node, { op: "store", object, name, value }), node, frame);
}

function keptIn(lower: Lowering, variable: Variable): readonly Kept[] {
  const known = keptOf.get(variable);
  if (known) return known;
  const found: Kept[] = [];
  const [definition] = variable.defs;
  const isMade = definition?.type === "Variable" || definition?.type === "FunctionName";
  if (isMade) {
    const init = definition.type === "Variable" ? definition.node.init : undefined;
    const member = init && bare(init);
    // `const util = api.util`
    if (member?.type === "MemberExpression" && isPlace(lower, member))
      found.push({ from: member.range[1] - 1, at: member });
    for (const { identifier } of variable.references) {
      const at = keptAt(lower, identifier);
      if (at) found.push({ from: identifier.range[0], at });
    }
  }
  keptOf.set(variable, found);
  return found;
}

const keptOf = new WeakMap<Variable, readonly Kept[]>();

/** `api.util = util`, `const api = { util }` */
function keptAt(lower: Lowering, { parent, range }: Ast.Node): Kept["at"] | undefined {
  if (parent?.type === "AssignmentExpression" && parent.operator === "=") {
    const { left, right } = parent;
    const isKept = right.range[0] === range[0] && left.type === "MemberExpression";
    return isKept && isPlace(lower, left) ? left : undefined;
  }
  if (parent?.type !== "Property" || parent.value.range[0] !== range[0]) return undefined;
  const name = propertyName(parent);
  const declared = parent.parent.parent;
  if (name === undefined || declared?.type !== "VariableDeclarator") return undefined;
  const owner = declared.id.type === "Identifier" ? lower.variables.of(declared.id) : undefined;
  return owner && lower.variables.isConstant(owner) ? { owner, name } : undefined;
}

/** A member with a name of what the file exports, or of a variable that is never given anything else. */
function isPlace(lower: Lowering, node: Ast.MemberExpression): boolean {
  if (propertyName(node) === undefined || isModuleExports(lower, node)) return false;
  const object = bare(node.object);
  if (isModuleExports(lower, object)) return true;
  const variable = object.type === "Identifier" ? lower.variables.of(object) : undefined;
  return variable?.defs[0]?.type === "Variable" && lower.variables.isConstant(variable);
}
