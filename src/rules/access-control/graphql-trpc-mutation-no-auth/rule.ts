import {
  type Ast,
  type Level,
  type Preset,
  type ProjectContext,
  type ProjectView,
  type SyntaxContext,
  projectRule,
  propertyName,
  unwrap,
} from "../../../engine/api.ts";
import { placeOfRoute } from "../../helpers/match/route-place.ts";
import { effectName } from "../../helpers/match/route-purpose.ts";
import { openFields } from "./open-mutations.ts";
import { openProcedures } from "./open-procedures.ts";
import { uncheckedChange } from "./unchecked-change.ts";

/** Procedures that ask nobody who is there, by the names that everybody gives them. */
const PUBLIC = /^(?:public|open|base|unprotected)?_?[pP]rocedure$|^t\.procedure$/;
export const rule = projectRule({
  id: "graphql-trpc-mutation-no-auth",
  meta: {
    category: "access-control",
    title: "A mutation changes the store's records for anybody",
    level: "information",
    confidence: "medium",
    preset: "quiet",
    surface: "editor",
    cwe: [862],
    owasp: ["A01:2021", "A01:2025"],
    asvs: ["8.2.1"],
    tips: [8],
    since: "0.1.0",
  },
  messages: {
    trpc: {
      what: "The public procedure {{name}} runs `{{call}}`, and nothing asks who is there.",
      help: "Build it on the procedure that asks for a login or a role, as the other procedures of the router are.",
    },
    graphql: {
      what: "The mutation {{name}} runs `{{call}}`, and nothing in it asks who is there.",
      help: "Ask the context who is logged in and what they may do, or put a rule before the field (graphql-shield, a directive, a wrapper).",
    },
    lists: {
      what: "The query {{name}} lists those of all customers (`{{call}}`), and nothing in it asks who is there.",
      help: "Ask the context who is logged in and what they may do, or give whoever is logged in their own records alone.",
    },
    open: {
      what: "Anybody may call {{name}}: nothing before `{{call}}` asks who is there.",
      help: "Build it on the procedure that asks for a login or a role, as the other procedures of the router are.",
    },
    openList: {
      what: "Anybody may call {{name}}: `{{call}}` lists those of all customers, and nothing asks who is there.",
      help: "Build it on the procedure that asks for a role, or give whoever is logged in their own records alone.",
    },
  },
  noFix: "Which procedure or check asks for a login is the project's own.",
  visit: {
    CallExpression(node, context) {
      const callee = unwrap(node.callee);
      const [handler] = node.arguments;
      if (callee.type !== "MemberExpression" || !handler) return;
      if (!/^(?:mutation|handler)$/.test(propertyName(callee) ?? "")) return;
      if (!isPublicProcedure(callee.object, propertyName(callee) === "handler", context)) return;
      const name = nameOfProcedure(node);
      const call = uncheckedChange(handler, name, context.semantics);
      if (call === undefined) return;
      const data = { name: name.slice(0, 30), call: call.slice(-34) };
      context.report({ at: headOfCall(node, context), message: "trpc", data, preset: "audit" });
    },
  },
  project(project, context) {
    for (const { file, at, name, call, isQuery, othersAsk } of openFields(project)) {
      const data = { name: name.slice(0, 30), call: call.slice(-34) };
      const message = isQuery ? "lists" : "graphql";
      context.report(file, { at, message, data, ...sureness(isQuery, othersAsk) });
    }
    reportProcedures(project, context);
  },
});

function reportProcedures(project: ProjectView, context: ProjectContext): void {
  const told = new Set<string>();
  for (const { route, effect, does, sureness: sure } of openProcedures(project)) {
    const { file, range } = placeOfRoute(route, (path) => project.read(path));
    const place = `${file}:${range.start}`;
    // A procedure that several routers have is one mistake.
    if (told.has(place)) continue;
    told.add(place);
    const data = { name: (route.procedure ?? "").slice(-40), call: effectName(effect, 34) };
    const message = does === "lists" ? "openList" : "open";
    context.report(file, { at: range, message, data, ...SURENESS[sure] });
  }
}

const SURENESS = {
  sure: { level: "error", preset: "quiet" },
  likely: { level: "warning", preset: "balanced" },
  guess: { preset: "audit" },
} as const;

/** Where other resolvers ask by themselves, nothing else does it for this one. */
function sureness(
  isQuery: true | undefined,
  othersAsk: true | undefined,
): { readonly level?: Level; readonly preset?: Preset } {
  if (isQuery) return othersAsk ? { level: "error", preset: "quiet" } : SURER;
  return othersAsk ? SURER : { preset: "audit" };
}

const SURER = { level: "warning", preset: "balanced" } as const;

/** `set: procedure.mutation(…)`, `export const set = procedure.handler(…)`. */
function nameOfProcedure({ parent }: Ast.CallExpression): string {
  if (parent.type === "Property") return propertyName(parent) ?? "";
  return parent.type === "VariableDeclarator" && parent.id.type === "Identifier"
    ? parent.id.name
    : "";
}

/** What oRPC builds procedures on before anything is put before them. */
const OPEN_BASE =
  /^@orpc\/server#os(?:\.\$?(?:context|config|route|input|output|errors|meta)\(\))*$/;

/** `publicProcedure.input(…)`: no `use` with a middleware of its own on the way. */
function isPublicProcedure(
  object: Ast.Node,
  isHandler: boolean,
  { text, semantics }: SyntaxContext,
): boolean {
  let node = unwrap(object);
  while (node.type === "CallExpression") {
    const callee = unwrap(node.callee);
    if (
      callee.type !== "MemberExpression" ||
      /^(?:use|concat|unstable_concat)$/.test(propertyName(callee) ?? "")
    )
      return false;
    node = unwrap(callee.object);
  }
  return isHandler
    ? OPEN_BASE.test(semantics.api(node) ?? "")
    : // What is built with tRPC as it is found is a route.
      PUBLIC.test(text.slice(...node.range)) &&
        semantics.api(node)?.startsWith("@trpc/server#initTRPC") !== true;
}

function headOfCall(at: Ast.Node, { text }: SyntaxContext) {
  const call = at.type === "CallExpression" ? unwrap(at.callee) : at;
  const end = call.range[1];
  const line = text.indexOf("\n", at.range[0]);
  return { start: at.range[0], end: line === -1 || line > end ? end : line };
}
