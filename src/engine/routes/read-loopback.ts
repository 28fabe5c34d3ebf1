import type { Ast } from "../syntax/ast.ts";
import { propertyName } from "../semantics/names.ts";
import type { Located, Semantics } from "../semantics/semantics.ts";
import { unwrap } from "../semantics/unwrap.ts";
import { isFunction } from "../syntax/function-node.ts";
import type { DeclaredFacts, DeclaredRoute } from "./declared-routes.ts";
import { joinPaths, pathsOf } from "./paths.ts";
import type { RouteStep } from "./route.ts";
import type { StepReader } from "./steps.ts";

/** A text without this has no controller of LoopBack, and says nothing of all of them. */
export const LOOPBACK = /@loopback\/rest\b|@globalInterceptor\b|\bdefaultMetadata\b/;

const VERB = /^@loopback\/rest#(get|post|put|patch|del|operation)$/;

/** Routes that decorators of LoopBack 4 give to the methods of controllers. */
export function readLoopback(semantics: Semantics, steps: StepReader): DeclaredFacts {
  const { source } = semantics;
  const routes: DeclaredRoute[] = [];
  const all: RouteStep[] = [];
  if (!LOOPBACK.test(source.text)) return { routes, defaults: [], all };
  // What stands before all routes then is not read.
  if (/@globalInterceptor\b|\bdefaultMetadata\b/.test(source.text))
    all.push({ name: "globalInterceptor", does: [], certain: false });
  source.nodes.forEach((node) => {
    if (node.type !== "ClassDeclaration" && node.type !== "ClassExpression") return;
    const around = decoratorsOf(semantics, node.decorators);
    for (const member of node.body.body) {
      if (member.type !== "MethodDefinition" || member.decorators.length === 0) continue;
      routes.push(...routesOf(semantics, node, member, around, steps));
    }
  });
  return { routes, defaults: [], all };
}

interface Decorator {
  readonly api: string;
  readonly given: readonly Located[];
  readonly node: Ast.Node;
}

function decoratorsOf(semantics: Semantics, decorators: readonly Ast.Decorator[]): Decorator[] {
  return decorators.flatMap(({ expression }) => {
    const call = expression.type === "CallExpression" ? expression : undefined;
    const api = semantics.api(call?.callee ?? expression);
    const given = (call?.arguments ?? []).map((each) => ({ node: each, in: semantics }));
    return [{ api: api ?? "", given, node: expression }];
  });
}

function routesOf(
  semantics: Semantics,
  owner: Ast.ClassDeclaration | Ast.ClassExpression,
  member: Ast.MethodDefinition,
  around: readonly Decorator[],
  steps: StepReader,
): DeclaredRoute[] {
  const name = propertyName(member);
  const { value } = member;
  if (name === undefined || !isFunction(value)) return [];
  const own = decoratorsOf(semantics, member.decorators);
  const base = around.find(({ api }) => /^@loopback\/(?:rest|openapi-v3)#api$/.test(api))?.given[0];
  const prefix = base && base.in.object(base.node)?.get("basePath");
  const before = [...stepsOf(around, own, steps)];
  return own.flatMap(({ api, given }) => {
    const verb = VERB.exec(api)?.[1];
    const [first, second] = given;
    const at = verb === "operation" ? second : first;
    const method = verb === "operation" ? first && first.in.string(first.node) : verb;
    const path = at && pathsOf(at)?.[0];
    if (method === undefined || path === undefined) return [];
    const fn = { node: value, in: semantics };
    return [
      {
        framework: "loopback" as const,
        method: method === "del" ? "DELETE" : method.toUpperCase(),
        path: joinPaths(
          (prefix && pathsOf(prefix.value)?.[0]) ?? "",
          path.replaceAll(/\{(\w+)\}/g, ":$1"),
        ),
        range: { start: member.range[0], end: member.range[1] },
        steps: before,
        handler: { ...steps.handler(fn), name: `${owner.id?.name ?? "(class)"}.${name}` },
      },
    ];
  });
}

/** What decorators of a class and of its method ask of whoever calls; those of the method take the place of the others. */
function stepsOf(
  around: readonly Decorator[],
  own: readonly Decorator[],
  steps: StepReader,
): RouteStep[] {
  const found: RouteStep[] = [];
  const nearest = (api: RegExp): Decorator | undefined =>
    own.find((each) => api.test(each.api)) ?? around.find((each) => api.test(each.api));
  const logIn = nearest(/^@loopback\/authentication#authenticate(?:\.skip)?$/);
  if (logIn && !logIn.api.endsWith(".skip") && !/\bskip\s*:\s*true/.test(textOf(logIn)))
    found.push({ name: "authenticate", does: ["authentication"], certain: true });
  const rights = nearest(/^@loopback\/authorization#authorize(?:\.\w+)?$/);
  if (rights) found.push(...rightsIn(rights));
  for (const each of [...around, ...own])
    if (each.api.endsWith("#intercept"))
      found.push(...each.given.map((given) => steps.step(given)));
    else if (each.api === "" && unwrap(each.node).type === "CallExpression")
      found.push({ name: textOf(each).slice(0, 40), does: [], certain: false });
  return found;
}

function rightsIn(rights: Decorator): RouteStep[] {
  const text = textOf(rights);
  if (
    /\.(?:skip|allowAll|allowUnauthenticated)$/.test(rights.api) ||
    /\$everyone|\$unauth/i.test(text)
  )
    return [];
  if (/admin|staff|owner/i.test(text))
    return [{ name: "authorize", does: ["authentication", "role"], certain: true }];
  return [{ name: "authorize", does: ["authentication"], certain: true }];
}

function textOf({ node, given }: Decorator): string {
  const [first] = given;
  const text = first?.in.source.text ?? "";
  return text.slice(...node.range);
}
