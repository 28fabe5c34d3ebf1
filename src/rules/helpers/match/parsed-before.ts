import {
  type Ast,
  type ProjectView,
  type Route,
  type RouteStep,
  propertyName,
  unwrap,
} from "../../../engine/api.ts";

/** A check of Stripe's library over a body that the parser of JSON has read before. */
export interface ParsedCheck {
  readonly route: Route;
  readonly check: Ast.CallExpression;
}

const PARSES_JSON = /^(?:express#json|body-parser#(?:json)?)\b/;
const RAW = /\b(?:express|body_?[pP]arser)\.raw\(|\braw\(\s*\{\s*type\b/;

/**
 * Routes of Express behind `express.json()` whose check is bound to fail, in packages that have a
 * raw parser: it stands before other routes, and the data flow takes it for one that holds everywhere.
 */
export function parsedChecks(project: ProjectView): ParsedCheck[] {
  const routes = project.routes.filter(
    ({ framework, middlewares }) => framework === "express" && isParsed(middlewares),
  );
  if (routes.length === 0 || !hasRawParser(project)) return [];
  return routes.flatMap((route) => {
    if (!project.read(route.file)?.includes("constructEvent")) return [];
    const script = project.beside.script(route.file);
    const check = script?.source.nodes.find(
      (node): node is Ast.CallExpression =>
        node.type === "CallExpression" &&
        route.range.start <= node.range[0] &&
        node.range[1] <= route.range.end &&
        isCheckOfBody(node),
    );
    return check ? [{ route, check }] : [];
  });
}

/** The parser of JSON certainly comes first, and nothing on the way may keep or bring the bytes. */
function isParsed(steps: readonly RouteStep[]): boolean {
  const parser = steps.findIndex(
    ({ api, does, certain }) =>
      certain && does.includes("body-json") && PARSES_JSON.test(api ?? ""),
  );
  return (
    parser !== -1 &&
    steps.every(({ does, name }) => !does.includes("body-raw") && !/raw|bytes/i.test(name))
  );
}

function hasRawParser(project: ProjectView): boolean {
  const files = new Set(
    ["express", "body-parser"].flatMap((name) =>
      project.importsOf(name, "").map(({ file }) => file),
    ),
  );
  return [...files].some((file) => RAW.test(project.read(file) ?? ""));
}

/** `stripe.webhooks.constructEvent(req.body, …)`. */
function isCheckOfBody(node: Ast.CallExpression): boolean {
  const callee = unwrap(node.callee);
  const [first] = node.arguments;
  const body = first && unwrap(first);
  return (
    callee.type === "MemberExpression" &&
    /^constructEvent(?:Async)?$/.test(propertyName(callee) ?? "") &&
    body?.type === "MemberExpression" &&
    propertyName(body) === "body" &&
    unwrap(body.object).type === "Identifier"
  );
}
