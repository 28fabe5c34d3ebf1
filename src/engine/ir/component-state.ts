import type { Ast } from "../syntax/ast.ts";
import { propertyName } from "../semantics/names.ts";
import { unwrap } from "../semantics/unwrap.ts";
import type { Frame } from "./frame.ts";
import type { Value } from "./ir.ts";
import type { Lowering } from "./lowering.ts";
import { plainCall } from "./plain-call.ts";

/** `const [html, setHtml] = useState("")`: what the second is called with, the first will be. */
export function noteState(lower: Lowering, node: Ast.VariableDeclarator, frame: Frame): void {
  if (node.id.type !== "ArrayPattern" || node.init?.type !== "CallExpression") return;
  const callee = unwrap(node.init.callee);
  const name =
    callee.type === "Identifier"
      ? callee.name
      : callee.type === "MemberExpression"
        ? propertyName(callee)
        : undefined;
  const [held, setter] = node.id.elements;
  if (name !== "useState" || held?.type !== "Identifier" || setter?.type !== "Identifier") return;
  const variable = lower.variables.of(held);
  const changes = lower.variables.of(setter);
  if (!variable || !changes) return;
  lower.share(variable);
  lower.states.set(changes, variable);
  // What is rendered first is not what is rendered when the state has changed.
  frame.again = true;
}

/** Functions that hold a value in an object, and those that give the object back that they get. */
const HOLDERS = new Set(["ref", "shallowRef"]);
const KEEPERS = new Set(["reactive", "shallowReactive", "readonly", "markRaw"]);

/** `ref("")` of Vue is an object with a `value`, `reactive({})` is the object itself. */
export function reactiveState(
  lower: Lowering,
  node: Ast.CallExpression,
  [given]: readonly Value[],
  frame: Frame,
): Value | undefined {
  const callee = unwrap(node.callee);
  if (callee.type !== "Identifier" || given === undefined || node.arguments.length !== 1)
    return undefined;
  const isHolder = HOLDERS.has(callee.name);
  if (!isHolder && !KEEPERS.has(callee.name)) return undefined;
  const variable = lower.variables.of(callee);
  const origin = variable && lower.importOf(variable)?.specifier;
  // Without an import it is that of Nuxt, which brings it by itself.
  if (variable && !/^(?:vue|@vue\/[\w-]+|#imports|nuxt\/app)$/.test(origin ?? "")) return undefined;
  frame.again = true;
  if (!isHolder) return given;
  const object = frame.emit(node, { op: "object" });
  return frame.emit(node, { op: "store", object, name: "value", value: given });
}

/** `setHtml(x)` gives the state a value; a function is called with the one before. */
export function setState(
  lower: Lowering,
  node: Ast.CallExpression,
  values: readonly Value[],
  frame: Frame,
): void {
  const callee = unwrap(node.callee);
  const setter = callee.type === "Identifier" ? lower.variables.of(callee) : undefined;
  const variable = setter && lower.states.get(setter);
  const [argument] = node.arguments;
  const [given] = values;
  if (!variable || !argument || given === undefined) return;
  const before = lower.read(variable, node, frame);
  const isFunction = /Function/.test(argument.type);
  const after = isFunction ? plainCall(given, [before], node, frame) : given;
  const value = frame.emit(node, { op: "either", values: [before, after] });
  lower.write(variable, value, node, frame);
}

/** `promise.then(setReviews)`: the state gets what the promise gives. */
export function setLater(
  lower: Lowering,
  node: Ast.CallExpression,
  promise: Value,
  frame: Frame,
): void {
  const [argument] = node.arguments;
  if (argument?.type !== "Identifier") return;
  const setter = lower.variables.of(argument);
  const variable = setter && lower.states.get(setter);
  if (!variable) return;
  const before = lower.read(variable, node, frame);
  const after = frame.emit(node, { op: "await", value: promise });
  const value = frame.emit(node, { op: "either", values: [before, after] });
  lower.write(variable, value, node, frame);
}
