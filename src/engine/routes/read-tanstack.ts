import type { Ast } from "../syntax/ast.ts";
import { propertyName } from "../semantics/names.ts";
import type { Located, Semantics } from "../semantics/semantics.ts";
import { unwrap } from "../semantics/unwrap.ts";
import type { ExportedHandler, StartFacts } from "./exports-facts.ts";
import { functionOf, visitAll } from "./functions.ts";
import { flattened } from "./flattened.ts";
import type { RouteStep } from "./route.ts";
import type { StepReader } from "./steps.ts";

/** Code that makes routes and functions of TanStack Start, as quickly as that can be told. */
export const TANSTACK =
  /\bcreate(?:ServerFn|ServerFileRoute|APIFileRoute)\b|\bhandlers\s*:|\brequestMiddleware\b/;

export function readTanstack(semantics: Semantics, steps: StepReader): StartFacts {
  const handlers: ExportedHandler[] = [];
  const functions: ExportedHandler[] = [];
  let putsBeforeAll = false;
  visitAll({ node: semantics.source.ast, in: semantics }, (node) => {
    if (node.type !== "CallExpression") return;
    const callee = unwrap(node.callee);
    const [first] = node.arguments;
    if (!first) return;
    const at = { node: first, in: semantics };
    if (callee.type === "CallExpression" && isCalled(callee, /^create(?:API)?FileRoute$/)) {
      handlers.push(...handlersOf(at, steps));
    } else if (callee.type === "MemberExpression") {
      const name = propertyName(callee);
      if (name === "methods" && chainOf(callee.object).has("createServerFileRoute"))
        handlers.push(...verbs(at, [], steps));
      if (name !== "handler") return;
      const chain = chainOf(callee.object);
      if (!chain.has("createServerFn")) return;
      const before = chain.get("middleware");
      const around = before ? stepsOf({ node: before, in: semantics }, steps) : [];
      const held = nameAround(node);
      const own = functionOf(at);
      const handler = steps.handler(at);
      const range = rangeOf(own && own.in === semantics ? own.node : node);
      functions.push({
        name: held,
        range,
        handler: { ...handler, name: held, wrappers: [...around, ...handler.wrappers] },
      });
    } else if (isCalled(node, /^createStart$/)) putsBeforeAll = true;
  });
  return { handlers, functions, putsBeforeAll };
}

/** `{ server: { middleware, handlers: { GET, POST } } }`, or the handlers themselves as it once was. */
function handlersOf(at: Located, steps: StepReader): ExportedHandler[] {
  const route = at.in.object(at.node);
  const server = route?.get("server")?.value;
  const view = server && server.in.object(server.node);
  const own = view?.get("handlers")?.value;
  if (!own) return verbs(at, [], steps);
  const before = view.get("middleware")?.value;
  return verbs(own, before ? stepsOf(before, steps) : [], steps);
}

const VERB = /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|ANY)$/;

function verbs(at: Located, before: readonly RouteStep[], steps: StepReader): ExportedHandler[] {
  const view = at.in.object(at.node);
  return [...(view?.properties ?? [])].flatMap(([name, { property, value }]) => {
    if (!VERB.test(name)) return [];
    const handler = steps.handler(value);
    const wrappers = [...before, ...handler.wrappers];
    return [{ name, range: rangeOf(property), handler: { ...handler, name, wrappers } }];
  });
}

function stepsOf(at: Located, steps: StepReader): RouteStep[] {
  return flattened([at]).map((each) => steps.step(each));
}

/** The names of the calls of a chain, from its beginning, each with its first argument. */
function chainOf(end: Ast.Node): ReadonlyMap<string, Ast.Node | undefined> {
  const found = new Map<string, Ast.Node | undefined>();
  for (let link = unwrap(end); link.type === "CallExpression";) {
    const callee = unwrap(link.callee);
    const name = callee.type === "Identifier" ? callee.name : propertyNameOf(callee);
    if (name !== undefined) found.set(name, link.arguments[0]);
    if (callee.type !== "MemberExpression") break;
    link = unwrap(callee.object);
  }
  return found;
}

function propertyNameOf(node: Ast.Node): string | undefined {
  return node.type === "MemberExpression" ? propertyName(node) : undefined;
}

function isCalled(call: Ast.CallExpression, name: RegExp): boolean {
  const callee = unwrap(call.callee);
  return callee.type === "Identifier" && name.test(callee.name);
}

/** The variable that holds what a call gives, also where another call is around it. */
export function nameAround(node: Ast.Node): string {
  let { parent } = node;
  for (let i = 0; i < 3 && parent; i++) {
    if (parent.type === "VariableDeclarator" && parent.id.type === "Identifier")
      return parent.id.name;
    if (parent.type !== "CallExpression") break;
    parent = parent.parent;
  }
  return "(inline)";
}

function rangeOf(node: Ast.Node) {
  return { start: node.range[0], end: node.range[1] };
}
