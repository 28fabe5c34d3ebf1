import { type Ast, type Semantics, isFunction, propertyName, unwrap } from "../../../engine/api.ts";

/** Files in which procedures and handlers that return their answer may stand, by their paths and what is in them. */
export function mayHaveProcedures(path: string, text: string): boolean {
  return /\.[cm]?[jt]s$/.test(path) && /rocedure|@orpc\/server|\belysia\b|\.handler\(/.test(text);
}

/** Paths that are worth a look into the file. */
export const PROCEDURE_PATH =
  /(?:rpc|router|procedure|route|api|account|user|customer|auth|profile|member|server|index)[\w./-]*\.[cm]?[jt]s$/i;

const MADE_BY = /^(?:@trpc\/server|@orpc\/server)#/;
const VERBS = /^(?:get|post|put|patch|delete|all)$/;

/** Where functions begin whose own value is the answer: procedures of tRPC and oRPC, handlers of Elysia. */
export function procedureStarts(semantics: Semantics): ReadonlySet<number> {
  const starts = new Set<number>();
  for (const call of semantics.source.nodes) {
    if (call.type !== "CallExpression") continue;
    const handler = handlerOf(call, semantics);
    if (handler) starts.add(handler.range[0]);
  }
  return starts;
}

function handlerOf(call: Ast.CallExpression, semantics: Semantics): Ast.Node | undefined {
  const callee = unwrap(call.callee);
  if (callee.type !== "MemberExpression") return undefined;
  const name = propertyName(callee) ?? "";
  const isVerb = VERBS.test(name);
  if (!isVerb && !/^(?:query|mutation|handler)$/.test(name)) return undefined;
  const [first, second, third] = call.arguments;
  const given = isVerb ? second : first;
  const handler = given && unwrap(given);
  if (!handler || !isFunction(handler)) return undefined;
  const chain = chainOf(callee.object);
  // What an answer has to look like takes out the rest of it.
  if (chain.names.has("output")) return undefined;
  if (third && semantics.object(third)?.get("response")) return undefined;
  const { root } = chain;
  if (isVerb)
    return root.type === "NewExpression" && semantics.callee(root)?.startsWith("elysia#")
      ? handler
      : undefined;
  const api = semantics.api(root) ?? "";
  const isNamed = root.type === "Identifier" && root.name.endsWith("rocedure");
  return isNamed || MADE_BY.test(api) ? handler : undefined;
}

/** What a chain of calls begins with, and the methods on the way. */
function chainOf(node: Ast.Node): { readonly root: Ast.Node; readonly names: ReadonlySet<string> } {
  const names = new Set<string>();
  let root = unwrap(node);
  for (;;) {
    if (root.type === "CallExpression") root = unwrap(root.callee);
    else if (root.type === "MemberExpression" && root.parent.type === "CallExpression") {
      names.add(propertyName(root) ?? "");
      root = unwrap(root.object);
    } else return { root, names };
  }
}
