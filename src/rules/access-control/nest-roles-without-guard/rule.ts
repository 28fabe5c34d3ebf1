import { projectRule } from "../../../engine/api.ts";
import { offer } from "../../helpers/edit/sink-expressions.ts";
import { withRolesGuard } from "./roles-guard.ts";

export const rule = projectRule({
  id: "nest-roles-without-guard",
  meta: {
    category: "access-control",
    title: "Roles are named, and no guard of the route reads them",
    level: "error",
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
      what: "{{handler}} names roles, but none of its guards reads them: every role may call it.",
      help: "Add the guard that reads `{{key}}` to `@UseGuards(…)` of the method or class, after the one that logs in, or provide it as APP_GUARD.",
    },
  },
  fixes: [{ id: "add-guard", kind: "suggestion", title: "Add the guard that reads the roles" }],
  project(project, context) {
    const told = new Set<string>();
    for (const { file, range, handler, unreadRoles } of project.routes) {
      const [key] = unreadRoles ?? [];
      const place = `${file}:${range.start}`;
      // A method with several paths is one mistake.
      if (key === undefined || told.has(place)) continue;
      told.add(place);
      const text = project.read(file)?.slice(range.start, range.end) ?? "";
      const [head = text] = text.split("{", 1);
      context.report(file, {
        at: { start: range.start, end: range.start + head.trimEnd().length },
        message: "found",
        data: { handler: handler.slice(0, 40), key },
        fixes: offer("add-guard", withRolesGuard(file, range, key, project)),
      });
    }
  },
});
