import {
  type Ast,
  type ProjectView,
  type Range,
  type Route,
  type TextEdit,
  projectRule,
  unwrap,
} from "../../../engine/api.ts";
import { guardStatement } from "../../helpers/edit/outside-production.ts";
import { offer } from "../../helpers/edit/sink-expressions.ts";
import { placeOfRoute } from "../../helpers/match/route-place.ts";
import { changeOf, effectName, privateRead, routeName } from "../../helpers/match/route-purpose.ts";

/** Parts of paths that only developers use. */
const DEBUG =
  /^(?:debug(?:ging)?(?:[-_].*)?|_+(?:debug|dev|test|seed|internal).*|dev(?:elop(?:er|ment)?)?|dev-?tools?|tests?|testing|test[-_](?:data|db|database|mail|email|order|orders|payment|user|users|route|endpoint|webhook|notification)|seed(?:er|ing)?(?:[-_](?:db|data|database|products?|users?|orders?|all))?|(?:reset|wipe|clear|drop|populate)[-_](?:db|database|all|data)|fixtures?|mock(?:s|-.*)?|playground|dummy(?:[-_].*)?)$/i;
/** Code that asks in which environment it runs. */
const ENVIRONMENT =
  /NODE_ENV|APP_ENV|VERCEL_ENV|\bis_?(?:dev|prod|local|test)\w*|import\.meta\.env|\bENABLE_(?:DEBUG|DEV|TEST|SEED)/i;

export const rule = projectRule({
  id: "debug-endpoint",
  meta: {
    category: "access-control",
    title: "A route for developers is open in production",
    level: "warning",
    confidence: "medium",
    preset: "balanced",
    surface: "editor",
    cwe: [489, 749],
    owasp: ["A05:2021", "A02:2025"],
    asvs: ["13.4.2", "15.2.3"],
    tips: [8],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "{{route}} also exists in production and runs `{{effect}}`.",
      help: "Delete the route, or add it only where `NODE_ENV` is not `production`; what staff needs belongs behind the guard of the back office.",
    },
  },
  fixes: [
    {
      id: "outside-production",
      kind: "suggestion",
      title: "Add the route outside of production only",
    },
  ],
  project(project, context) {
    const told = new Set<string>();
    for (const route of project.routes) {
      const effect = isForDevelopers(route)
        ? (changeOf(route) ?? mailOf(route) ?? privateRead(route))
        : undefined;
      if (!effect) continue;
      const { file, range } = placeOfRoute(route, (path) => project.read(path));
      const texts = [file, route.file].map((path) => project.read(path) ?? "");
      if (texts.some((text) => ENVIRONMENT.test(text)) || told.has(`${file}:${range.start}`))
        continue;
      told.add(`${file}:${range.start}`);
      context.report(file, {
        at: range,
        message: "found",
        data: { route: routeName(route, 44), effect: effectName(effect) },
        fixes: offer("outside-production", guardedRoute(file, range, project)),
      });
    }
  },
});

/** The statement that registers a route, in a condition. Chains register others as well. */
function guardedRoute(
  file: string,
  { start }: Range,
  { beside }: ProjectView,
): readonly TextEdit[] | undefined {
  const source = beside.script(file)?.source;
  const call = source?.nodes.find(
    (node): node is Ast.CallExpression => node.type === "CallExpression" && node.range[0] === start,
  );
  const statement = call?.parent;
  const callee = call && unwrap(call.callee);
  const isPlain = callee?.type === "MemberExpression" && callee.object.type === "Identifier";
  return source && isPlain && statement?.type === "ExpressionStatement"
    ? guardStatement(statement, source)
    : undefined;
}

function mailOf({ effects }: Route) {
  return effects.find(({ does }) => does === "mail" || does === "text-message");
}

/** Whether a path is one that developers made for themselves, and nobody with a role is asked for. */
function isForDevelopers({ path, method, guards, exposure, mayCheck }: Route): boolean {
  if (method === "ACTION" || exposure === "admin") return false;
  if (guards.some(({ kind }) => kind === "role" || kind === "signature")) return false;
  if (mayCheck !== undefined && !/^(?:req|request|ctx|this)\b/.test(mayCheck)) return false;
  return path.split("/").some((part) => DEBUG.test(part));
}
