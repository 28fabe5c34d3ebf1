import {
  type Ast,
  type ProjectView,
  type Route,
  type Semantics,
  isFunction,
  returnedBy,
} from "../../../engine/api.ts";

/** Frameworks that send what a handler returns, and as JSON what is no response. */
const RETURNS: ReadonlySet<string> = new Set(["fastify", "remix", "nuxt", "sveltekit"]);

/** True where a handler's own value is the answer. */
export function answersByReturning({ framework }: Route): boolean {
  return RETURNS.has(framework);
}

/** The values that handlers of a file return, by where the handlers begin. */
export function returnedAnswers(
  starts: ReadonlySet<number>,
  { source }: Semantics,
): readonly Ast.Node[] {
  return source.nodes.flatMap((node) =>
    isFunction(node) && starts.has(node.range[0]) ? returnedBy(node) : [],
  );
}

/** Where the handlers of each file begin that answer by what they return. */
export function handlersThatReturn({
  routes,
}: Pick<ProjectView, "routes">): ReadonlyMap<string, ReadonlySet<number>> {
  const files = new Map<string, Set<number>>();
  for (const route of routes) {
    if (!answersByReturning(route)) continue;
    const starts = files.get(route.file) ?? new Set<number>();
    files.set(route.file, starts.add(route.range.start));
  }
  return files;
}
