import type { Ast } from "../syntax/ast.ts";
import { propertyName } from "../semantics/names.ts";
import { bare } from "../semantics/unwrap.ts";
import type { Frame } from "./frame.ts";
import type { Value } from "./ir.ts";
import type { Lowering } from "./lowering.ts";
import { plainCall } from "./plain-call.ts";

/** Helpers that give the module that they are handed. */
const INTEROP =
  /^(?:__importDefault|__importStar|_interopRequireDefault|_interopRequireWildcard|__toESM)$/;
/** Helpers that make a function with `await` of one with `yield`, by the name of the module as well. */
const ASYNC = /^_*(?:asyncToGenerator|wrapAsyncGenerator)\d*$/;
/** What Babel names the library that keeps the state of a generator. */
const REGENERATOR = /^_*regenerator(?:Runtime)?\d*$/;
const MARK = new Set(["mark", "m"]);
const WRAP = new Set(["wrap", "w"]);

/** What compilers wrap around imports and `async` functions says nothing of its own. */
export function compilerHelper(
  lower: Lowering,
  node: Ast.CallExpression,
  target: Ast.Node,
  frame: Frame,
): Value | undefined {
  const [first, second] = node.arguments;
  const name = nameOf(target);
  if (name === undefined || !first) return undefined;
  if (INTEROP.test(name)) return lower.expression(first, frame);
  if (ASYNC.test(name) || ASYNC.test(moduleName(target) ?? ""))
    return lower.expression(first, frame);
  if (name === "__awaiter") return called(lower, node, node.arguments[3], first, frame);
  if (name === "__generator") return called(lower, node, second, first, frame);
  if (target.type !== "MemberExpression" || !isRegenerator(target.object)) return undefined;
  if (MARK.has(name)) return lower.expression(first, frame);
  return WRAP.has(name) ? called(lower, node, first, node.arguments[2], frame) : undefined;
}

/** They call it on the `this` that they are handed. */
function called(
  lower: Lowering,
  node: Ast.CallExpression,
  body: Ast.Node | undefined,
  own: Ast.Node | undefined,
  frame: Frame,
): Value | undefined {
  if (!body) return undefined;
  const made = lower.expression(body, frame);
  const receiver = own?.type === "ThisExpression" ? lower.expression(own, frame) : undefined;
  const call = plainCall(made, [], node, frame, receiver);
  if (receiver === undefined) return call;
  const changed = frame.emit(node, { op: "changed", value: receiver, call, argument: -1 });
  lower.replace(receiver, changed, node, frame);
  return call;
}

function nameOf(target: Ast.Node): string | undefined {
  if (target.type === "Identifier") return target.name;
  return target.type === "MemberExpression" ? propertyName(target) : undefined;
}

/** `_asyncToGenerator2.default`: the name of what was imported. */
function moduleName(target: Ast.Node): string | undefined {
  if (target.type !== "MemberExpression" || propertyName(target) !== "default") return undefined;
  return nameOf(target.object);
}

/** `regeneratorRuntime`, `_regenerator.default`, `_regeneratorRuntime()`. */
function isRegenerator(object: Ast.Node): boolean {
  const target = bare(object);
  if (target.type === "CallExpression") return isRegenerator(target.callee);
  return REGENERATOR.test(moduleName(target) ?? nameOf(target) ?? "");
}
