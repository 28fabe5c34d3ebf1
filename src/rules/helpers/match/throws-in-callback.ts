import { type Ast, type FunctionNode, type Semantics, isFunction } from "../../../engine/api.ts";
import { nameOf } from "./names.ts";

/** Functions that call back later, when nobody of the caller is there any more. */
const LATER =
  /^(?:fs#(?!.*Sync$)\w+|child_process#(?:exec|execFile)|crypto#(?:randomBytes|pbkdf2|scrypt|randomInt)|dns#(?:lookup|resolve\w*)|zlib#(?!.*Sync$)\w+|global#(?:setTimeout|setImmediate)|process#nextTick|global#process\.nextTick|bcrypt(?:js)?#(?:hash|compare|genSalt)|(?:mysql2?|pg|sqlite3|redis)#.*\.(?:query|execute|get|all|run|connect|getConnection)|(?:mysql2?|pg)#.*)$/;

/** True for a `throw` in a handler's callback: it stops the process, since the handler has returned long ago. */
export function throwsInCallback(statement: Ast.ThrowStatement, semantics: Semantics): boolean {
  const inner = functionOutside(statement);
  if (!inner || inner.async || inner.generator || inner.parent.type !== "CallExpression")
    return false;
  const call = inner.parent;
  if (call.arguments.at(-1) !== inner && call.arguments[0] !== inner) return false;
  if (!LATER.test(semantics.callee(call) ?? "")) return false;
  for (let each: Ast.Node | undefined = call.parent; each; each = each.parent)
    if (isFunction(each) && isHandler(each)) return true;
  return false;
}

/** The function whose caller would get the error; undefined where a `try` of its own does. */
function functionOutside(statement: Ast.Node): FunctionNode | undefined {
  let child = statement;
  for (let parent = statement.parent; parent; child = parent, parent = parent.parent) {
    if (parent.type === "TryStatement" && parent.block === child && parent.handler)
      return undefined;
    if (isFunction(parent)) return parent;
  }
  return undefined;
}

/** `(req, res)`, `(request, response, next)`, `(_, res)`. */
function isHandler({ params }: FunctionNode): boolean {
  const [, answer] = params;
  return /^(?:res|response|reply)$/.test((answer && nameOf(answer)) ?? "");
}
