import type { Ast } from "../syntax/ast.ts";
import { propertyName } from "../semantics/names.ts";
import { unwrap } from "../semantics/unwrap.ts";
import type { Frame } from "./frame.ts";
import type { Value } from "./ir.ts";
import type { Lowering } from "./lowering.ts";

/** `exports` and `module.exports`: one object that all functions of the file see. */
export function isModuleExports(lower: Lowering, node: Ast.Node): boolean {
  const target = unwrap(node);
  if (target.type === "Identifier") return isGlobal(lower, target, "exports");
  if (target.type !== "MemberExpression" || propertyName(target) !== "exports") return false;
  return isGlobal(lower, unwrap(target.object), "module");
}

/** `typeof exports === "undefined" ? (window.api = {}) : exports`: a file with exports fills those. */
export function exportsChosen(
  lower: Lowering,
  { consequent, alternate }: Ast.ConditionalExpression,
): boolean | undefined {
  if (isModuleExports(lower, consequent)) return true;
  return isModuleExports(lower, alternate) ? false : undefined;
}

/**
 * `(function (root) { … })(this)` and `this.Api = Api`: outside of functions a module's `this` is what
 * it exports. What compilers ask it for (`this && this.__awaiter`) is none of that.
 */
export function isOwnExports(lower: Lowering, node: Ast.ThisExpression, frame: Frame): boolean {
  if (frame !== lower.moduleFrame) return false;
  const wrapper = frame.inlined.findLast((each) => each.wrapper)?.wrapper;
  if (wrapper) return wrapper.isOwn;
  const { parent } = node;
  if (parent.type === "CallExpression") return parent.arguments.includes(node);
  return parent.type === "MemberExpression" && propertyName(parent)?.startsWith("__") !== true;
}

function isGlobal(lower: Lowering, node: Ast.Node, name: string): boolean {
  return node.type === "Identifier" && node.name === name && lower.variables.isGlobal(node);
}

/** What the file exports so far. */
export function readModuleExports(lower: Lowering, node: Ast.Node, frame: Frame): Value {
  const held = frame.flow.values.get("exports");
  if (held !== undefined) return held;
  const isModule = lower.functions.length > 0 && frame === lower.moduleFrame;
  const value = isModule
    ? frame.emit(node, { op: "object" })
    : frame.emit(node, { op: "shared", variable: lower.exportsVariable() });
  frame.flow.values.set("exports", value);
  return value;
}

/** `module.exports = x`, and every change of the object. */
export function writeModuleExports(
  lower: Lowering,
  value: Value,
  node: Ast.Node,
  frame: Frame,
): void {
  frame.flow.values.set("exports", value);
  frame.emit(node, { op: "share", variable: lower.exportsVariable(), value });
}

/** Where else the exported object is kept: `module.exports = shop.orders = {}`. */
interface OtherName {
  readonly variable: unknown;
  readonly path: string;
  readonly frame: Frame;
}

const otherNames = new WeakMap<Lowering, OtherName>();

/** `target` is `module.exports`, which is given something; other places may be given the same. */
export function noteOtherName(lower: Lowering, target: Ast.Node, frame: Frame): void {
  let outer = target.parent;
  while (outer?.parent?.type === "AssignmentExpression") outer = outer.parent;
  for (let each = outer; each?.type === "AssignmentExpression"; each = unwrap(each.right)) {
    const name = isModuleExports(lower, each.left) ? undefined : memberName(lower, each.left);
    if (name) otherNames.set(lower, { ...name, frame });
  }
}

/** The object that is exported, under the other name that it has. */
export function isOtherName(lower: Lowering, node: Ast.Node, frame: Frame): boolean {
  const other = otherNames.get(lower);
  if (other?.frame !== frame) return false;
  const name = memberName(lower, node);
  return name?.path === other.path && name.variable === other.variable;
}

/** `shop.orders` */
function memberName(lower: Lowering, node: Ast.Node): Omit<OtherName, "frame"> | undefined {
  let path = "";
  let each = unwrap(node);
  while (each.type === "MemberExpression") {
    const name = propertyName(each);
    if (name === undefined) return undefined;
    path = `.${name}${path}`;
    each = unwrap(each.object);
  }
  const variable = each.type === "Identifier" ? lower.variables.of(each) : undefined;
  return variable && path !== "" ? { variable, path } : undefined;
}
