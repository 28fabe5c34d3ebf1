import { type Ast, type SyntaxContext, bare, isFunction, walk } from "../../../engine/api.ts";
import { nameOf } from "./names.ts";
import { type PromiseAsAnswer, calledPromiser, canWait } from "./promise-as-answer.ts";

const REFUSES =
  /^(?:check|verify|validate|assert|ensure|require|enforce)\w*(?:auth|user|admin|role|permission|access|log(?:in|ged)|session|owner|token|signature|member|rights?$)|^(?:authori[sz]e|authenticate)(?![a-z])/i;

/** `checkAdmin(user);` where the function is asynchronous and refuses by throwing: nobody hears of it. */
export function unwaitedCheck(
  { expression }: Ast.ExpressionStatement,
  context: SyntaxContext,
): PromiseAsAnswer | undefined {
  const call = bare(expression);
  if (call.type !== "CallExpression") return undefined;
  const name = nameOf(bare(call.callee));
  if (name === undefined || !REFUSES.test(name)) return undefined;
  const asked = calledPromiser(call, context.semantics);
  if (!asked?.body || !throws(asked.body, context)) return undefined;
  return { call, canWait: canWait(call) };
}

/** True for code that throws by itself; what functions in it do, and what it catches, counts for nothing. */
function throws(body: Ast.Node, { source }: SyntaxContext): boolean {
  let found = false;
  walk(body, source.visitorKeys, (node) => {
    found ||= node.type === "ThrowStatement" && leaves(node, body);
  });
  return found;
}

function leaves(thrown: Ast.Node, body: Ast.Node): boolean {
  for (let node = thrown; node !== body && node.parent; node = node.parent) {
    const { parent } = node;
    if (isFunction(node)) return false;
    if (parent.type === "TryStatement" && parent.handler && parent.block === node) return false;
  }
  return true;
}
