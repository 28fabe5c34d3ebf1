import type { Ast, Variable } from "../syntax/ast.ts";
import { propertyName } from "../semantics/names.ts";
import { unwrap } from "../semantics/unwrap.ts";
import { madeAgain } from "./early-functions.ts";
import type { Frame } from "./frame.ts";
import type { Value } from "./ir.ts";
import { changeMembers } from "./kept-members.ts";
import type { Lowering } from "./lowering.ts";
import {
  isModuleExports,
  isOtherName,
  noteOtherName,
  writeModuleExports,
} from "./module-exports.ts";
import { isGlobalPlace, noteGlobal, replaceGlobal } from "./own-globals.ts";

/** Gives the names of a pattern their values; members in an assignment pattern are stores. */
export function bindPattern(lower: Lowering, pattern: Ast.Node, value: Value, frame: Frame): void {
  switch (pattern.type) {
    case "Identifier": {
      const variable = lower.variables.of(pattern);
      if (variable) lower.write(variable, value, pattern, frame);
      else if (lower.variables.isGlobal(pattern)) {
        // `location = x` is `window.location = x`.
        const object = frame.emit(pattern, { op: "global", name: "window" });
        frame.emit(pattern, { op: "store", object, name: pattern.name, value });
      }
      break;
    }
    case "AssignmentPattern": {
      const fallback = lower.expression(pattern.right, frame);
      const values = [value, fallback];
      const either = frame.emit(pattern, { op: "either", values, isDefault: true });
      lower.bind(pattern.left, either, frame);
      break;
    }
    case "ObjectPattern":
      bindObject(lower, pattern, value, frame);
      break;
    case "ArrayPattern":
      for (const [index, element] of pattern.elements.entries()) {
        if (!element) continue;
        if (element.type === "RestElement") {
          const rest = frame.emit(element, { op: "rest", object: value, except: [], from: index });
          lower.bind(element.argument, rest, frame);
        } else {
          const name = String(index);
          lower.bind(element, frame.emit(element, { op: "load", object: value, name }), frame);
        }
      }
      break;
    case "TSParameterProperty":
      lower.bind(pattern.parameter, value, frame);
      break;
    case "MemberExpression":
      assignTo(lower, pattern, value, frame);
      break;
    default:
      break;
  }
}

function bindObject(lower: Lowering, pattern: Ast.ObjectPattern, value: Value, frame: Frame): void {
  const taken: string[] = [];
  for (const property of pattern.properties) {
    if (property.type === "RestElement") {
      const rest = frame.emit(property, { op: "rest", object: value, except: taken, from: 0 });
      lower.bind(property.argument, rest, frame);
      continue;
    }
    const name = propertyName(property);
    if (name !== undefined) taken.push(name);
    const member =
      name === undefined
        ? frame.emit(property, {
            op: "load-any",
            object: value,
            key: lower.expression(property.key, frame),
          })
        : frame.emit(property, { op: "load", object: value, name });
    lower.bind(property.value, member, frame);
  }
}

/** `x = v`, `o.a.b = v`, `o[k] = v`, `[a, b] = v`. An object that is stored into is another version of itself afterwards. */
export function assignTo(lower: Lowering, target: Ast.Node, value: Value, frame: Frame): void {
  const node = unwrap(target);
  if (node.type !== "MemberExpression") {
    lower.bind(node, value, frame);
    return;
  }
  if (isModuleExports(lower, node)) {
    writeModuleExports(lower, value, node, frame);
    noteOtherName(lower, node, frame);
    return;
  }
  const object = lower.expression(node.object, frame);
  const name = propertyName(node);
  const changed =
    name === undefined
      ? frame.emit(node, {
          op: "store-any",
          object,
          key: lower.expression(node.property, frame),
          value,
        })
      : frame.emit(node, { op: "store", object, name, value });
  if (name !== undefined) noteGlobal(lower, node.object, name, value, frame);
  const owner = unwrap(node.object);
  const isOfOwner = owner.type === "MemberExpression" && !isModuleExports(lower, owner);
  if (isOfOwner) {
    assignTo(lower, owner, changed, frame);
    if (isOtherName(lower, owner, frame)) writeModuleExports(lower, changed, node, frame);
  } else lower.replace(object, changed, node, frame);
}

/** The value of a variable where it is mentioned. */
export function readVariable(
  lower: Lowering,
  variable: Variable,
  node: Ast.Node,
  frame: Frame,
): Value {
  const definition = variable.defs[0];
  if (definition?.type === "ImportBinding") return readImport(lower, variable, node, frame);
  const before = frame.flow.values.get(variable);
  const held = before === undefined ? undefined : madeAgain(lower, before, node, frame);
  if (held !== undefined && !lower.changedElsewhere.has(variable)) return held;
  const shared = frame.emit(node, {
    op: "shared",
    variable: lower.numberOf(variable),
    ...(held !== undefined && { byOthers: true as const }),
  });
  const value =
    held === undefined
      ? shared
      : frame.emit(node, { op: "either", values: [held, shared], isOwn: true });
  frame.flow.values.set(variable, value);
  // `const api = (module.exports = {})` are one object under two names.
  if (held !== undefined && frame.flow.values.get("exports") === held)
    frame.flow.values.set("exports", value);
  return value;
}

/** Gives a variable a value; those that other functions see are shared as well. */
export function writeVariable(
  lower: Lowering,
  variable: Variable,
  value: Value,
  node: Ast.Node,
  frame: Frame,
): void {
  frame.flow.values.set(variable, value);
  share(lower, variable, value, node, frame);
}

/** An object is another version of itself: so it is for every place that holds it. */
export function replaceValue(
  lower: Lowering,
  old: Value,
  value: Value,
  node: Ast.Node,
  frame: Frame,
): void {
  for (const place of frame.replace(old, value)) {
    if (place === "exports") writeModuleExports(lower, value, node, frame);
    else if (isGlobalPlace(place)) replaceGlobal(place, value, node, frame);
    else if (typeof place === "object") {
      share(lower, place, value, node, frame);
      changeMembers(lower, place, value, node, frame);
    }
  }
}

function share(
  lower: Lowering,
  variable: Variable,
  value: Value,
  node: Ast.Node,
  frame: Frame,
): void {
  if (!lower.isShared(variable)) return;
  frame.emit(node, { op: "share", variable: lower.numberOf(variable), value });
  if (!frame.owns(variable)) lower.changedElsewhere.add(variable);
}

function readImport(lower: Lowering, variable: Variable, node: Ast.Node, frame: Frame): Value {
  const held = frame.flow.values.get(variable);
  if (held !== undefined) return held;
  const imported = lower.importOf(variable);
  const value = imported
    ? frame.emit(node, { op: "import", ...imported })
    : frame.emit(node, { op: "constant", value: undefined });
  frame.flow.values.set(variable, value);
  return value;
}
