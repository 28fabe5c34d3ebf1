import type { Located } from "../semantics/semantics.ts";
import { unwrap } from "../semantics/unwrap.ts";
import type { HandlerFacts, StepReader } from "./steps.ts";

/**
 * What `createMiddleware({ onRequest, onBeforeResponse })` of SolidStart does before a request, as
 * facts of one handler; "nothing" where it only looks at answers, undefined for anything else.
 */
export function solidMiddleware(
  at: Located,
  steps: StepReader,
): HandlerFacts | "nothing" | undefined {
  const { node, in: where } = at.in.origin(unwrap(at.node));
  const call = unwrap(node);
  if (call.type !== "CallExpression" || !call.arguments[0]) return undefined;
  if (!/^@solidjs\/start\/middleware#createMiddleware$/.test(where.callee(call) ?? ""))
    return undefined;
  const view = where.object(call.arguments[0]);
  if (!view?.complete) return undefined;
  const before = view.get("onRequest")?.value;
  return before ? steps.handler(before) : "nothing";
}
