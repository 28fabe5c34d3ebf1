import {
  type Ast,
  type ProjectView,
  type Route,
  type TextEdit,
  projectRule,
} from "../../../engine/api.ts";
import { addImport } from "../../helpers/edit/add-import.ts";
import { fileStyle } from "../../helpers/edit/file-style.ts";
import { indentOf } from "../../helpers/edit/property-edits.ts";
import { offer } from "../../helpers/edit/sink-expressions.ts";
import { placeOfRoute } from "../../helpers/match/route-place.ts";
import { routeName } from "../../helpers/match/route-purpose.ts";
import { openDeed } from "./plugin-routes.ts";

/** What whoever logs in has to call before they are logged in. */
const BEFORE_LOGIN = /^(?:login|logout|authenticate|\w*(?:[rR]esetPassword|[pP]asswordReset))$/;

export const rule = projectRule({
  id: "vendure-missing-allow",
  meta: {
    category: "access-control",
    title: "A field of the Admin API that anybody may call",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [862],
    owasp: ["A01:2021", "A01:2025"],
    asvs: ["8.2.1"],
    pci: ["7.2.1"],
    tips: [8],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "{{field}} of the Admin API has no `@Allow`: anybody may call it without logging in.",
      help: "Put `@Allow(Permission.…)` with the permission that it takes on the method: Vendure reads it from methods only, not from the class. `Permission.Public` says that it is meant.",
    },
    route: {
      what: "{{route}} of the plug-in has no `@Allow`: `{{deed}}` runs for whoever calls it.",
      help: "Put `@Allow(Permission.…)` on the method, or check a secret of the caller's. Controllers of plug-ins stand beside the GraphQL APIs, and nothing asks before them.",
    },
  },
  fixes: [
    {
      id: "allow-super-admin",
      kind: "suggestion",
      title: "Let super administrators alone call it, until somebody names a permission",
    },
  ],
  project(project, context) {
    for (const route of project.routes) {
      const deed = openDeed(route, project);
      if (deed === undefined) continue;
      const { file, range } = placeOfRoute(route, (path) => project.read(path));
      context.report(file, {
        at: range,
        message: "route",
        data: { route: routeName(route, 36), deed },
        preset: "balanced",
        fixes: offer("allow-super-admin", superAdminOnly(route, project)),
      });
    }
    // What the Shop API lets everybody ask as well is meant for everybody.
    const ofShop = new Set(
      project.routes
        .filter(({ method, path }) => method === "QUERY" && path.startsWith("/shop-api#"))
        .map(({ file, range }) => `${file}:${range.start}`),
    );
    for (const { framework, path, file, range, middlewares, guards } of project.routes) {
      const [api, field = ""] = path.split("#");
      if (framework !== "vendure" || api !== "/admin-api" || BEFORE_LOGIN.test(field)) continue;
      // Any decorator that is not understood may be one.
      if (middlewares.length > 0 || guards.length > 0) continue;
      if (ofShop.has(`${file}:${range.start}`)) continue;
      context.report(file, {
        at: nameRange(project.read(file), range, field),
        message: "found",
        data: { field },
        fixes: offer("allow-super-admin", superAdminOnly({ file, range }, project)),
      });
    }
  },
});

/** `@Allow(Permission.SuperAdmin)` before a method: nobody gets more than they have, and it can be told from a permission that was chosen. */
function superAdminOnly(
  { file, range }: Pick<Route, "file" | "range">,
  { beside }: ProjectView,
): readonly TextEdit[] | undefined {
  const source = beside.script(file)?.source;
  const method = source?.nodes.find(
    (node): node is Ast.MethodDefinition =>
      node.type === "MethodDefinition" &&
      range.start <= node.range[1] &&
      node.range[0] <= range.start &&
      range.end <= node.range[1],
  );
  if (!source || !method) return undefined;
  const start = method.decorators[0]?.range[0] ?? method.range[0];
  const { references, edits } = addImport(method, source, "@vendure/core", ["Allow", "Permission"]);
  const [allow = "Allow", permission = "Permission"] = references;
  const { lineBreak } = fileStyle(source);
  const text = `@${allow}(${permission}.SuperAdmin)${lineBreak}${indentOf(start, source.text)}`;
  return [...edits, { start, end: start, text }];
}

/** The method's name, where it is the field's; its head otherwise. */
function nameRange(
  text: string | undefined,
  range: { readonly start: number; readonly end: number },
  field: string,
) {
  const own = text?.slice(range.start, range.end) ?? "";
  const at = own.indexOf(` ${field}(`);
  if (at !== -1) return { start: range.start + at + 1, end: range.start + at + 1 + field.length };
  const head = own.indexOf("{");
  return { start: range.start, end: head === -1 ? range.end : range.start + head };
}
