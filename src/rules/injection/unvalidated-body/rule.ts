import { type Route, projectRule } from "../../../engine/api.ts";

/** Fewer members are checked by what is done with them more often than by a schema. */
const ENOUGH = 3;
const LISTED = 4;

export const rule = projectRule({
  id: "unvalidated-body",
  meta: {
    category: "injection",
    title: "A request body is used as it came",
    level: "information",
    confidence: "medium",
    preset: "audit",
    surface: "editor",
    cwe: [20],
    owasp: ["A03:2021", "A05:2025"],
    asvs: ["2.2.1", "2.2.2"],
    pci: ["6.2.4"],
    tips: [2],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "{{route}} uses {{fields}} of the body, and nothing checks their types, lengths or limits.",
      help: "Parse the body with a schema before its fields are used: zod, Joi, a DTO with ValidationPipe, or what the platform has for it.",
    },
    action: {
      what: "Anybody may call {{route}} with anything: {{fields}} is used without a check.",
      help: "Parse the arguments with a schema first. Types say what your own pages send, not what others do.",
    },
  },
  noFix: "Which values are allowed is known to the store alone.",
  project(project, context) {
    const told = new Set<string>();
    for (const route of project.routes) {
      const { uncheckedBody: body, file, method } = route;
      const isAction = method === "ACTION";
      if (!body || body.fields.length < (isAction ? 1 : ENOUGH)) continue;
      const place = `${file}:${body.range.start}`;
      // A handler with several paths is one mistake.
      if (told.has(place)) continue;
      told.add(place);
      context.report(file, {
        at: body.range,
        message: isAction ? "action" : "found",
        data: { route: nameOf(route), fields: listOf(body.fields) },
        ...(isAction ? { level: "warning" as const } : {}),
      });
    }
  },
});

function nameOf({ method, path, handler }: Route): string {
  if (method === "ACTION") return handler === "(inline)" ? "this action" : `${handler}()`;
  return `${method} ${path}`.slice(0, 40);
}

function listOf(fields: readonly string[]): string {
  const listed = fields.slice(0, LISTED).map((each) => each.slice(0, 12));
  return fields.length > LISTED
    ? `${listed.join(", ")} and ${fields.length - LISTED} more`
    : listed.join(", ");
}
