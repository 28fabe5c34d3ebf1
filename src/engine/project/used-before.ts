import type { Range } from "../text/range.ts";
import type { Ast } from "../syntax/ast.ts";
import type { SourceFile } from "../syntax/parse.ts";

/** What a router was told to use for all routes before the one that a place stands in: `router.use(isAdmin)`. */
export function wordsBefore(source: SourceFile | undefined, range: Range): string[] {
  if (!source) return [];
  const routers = new Map<string, number>();
  const uses: { readonly router: string; readonly end: number; readonly words: string[] }[] = [];
  source.nodes.forEach((node) => {
    if (node.type !== "CallExpression") return;
    const router = rootOf(node);
    if (router === undefined) return;
    const [start, end] = node.range;
    const isAround = start <= range.start && range.end <= end;
    if (isAround) routers.set(router, Math.min(start, routers.get(router) ?? start));
    else if (end <= range.start && isUseForAll(node, source.text))
      uses.push({ router, end, words: wordsOfGuards(node, source.text) });
  });
  return uses.flatMap((use) => (use.end <= (routers.get(use.router) ?? -1) ? use.words : []));
}

/** What is used for all routes; routers that are mounted, `app.use(adminAuthRoutes)`, guard nothing. */
function wordsOfGuards({ arguments: guards }: Ast.CallExpression, text: string): string[] {
  return guards.map((each) => textOf(each, text)).filter((each) => !/rout/i.test(each));
}

/** The variable that a chain of calls begins with. */
function rootOf(node: Ast.CallExpression): string | undefined {
  let callee: Ast.Node = node;
  while (callee.type === "CallExpression" || callee.type === "MemberExpression")
    callee = callee.type === "CallExpression" ? callee.callee : callee.object;
  return callee.type === "Identifier" ? callee.name : undefined;
}

/** `router.use(guard)`, not for some addresses alone. */
function isUseForAll(
  { callee, arguments: [first, second] }: Ast.CallExpression,
  text: string,
): boolean {
  if (callee.type !== "MemberExpression") return false;
  const name = textOf(callee.property, text);
  // `fastify.addHook("onRequest", fastify.authenticate)`
  const guard = name === "use" ? first : name === "addHook" ? second : undefined;
  return (
    guard?.type === "Identifier" ||
    guard?.type === "MemberExpression" ||
    guard?.type === "CallExpression"
  );
}

function textOf(node: Ast.Node, text: string): string {
  return text.slice(node.range[0], node.range[1]);
}
