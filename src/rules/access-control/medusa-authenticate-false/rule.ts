import { type Route, type TextEdit, projectRule } from "../../../engine/api.ts";
import { isBeforeLogin, mayBeGuarded, routeName } from "../../helpers/match/route-purpose.ts";

const STATEMENT = /^[ \t]*export\s+const\s+AUTHENTICATE\b[^=\n]*=\s*false\b[^\n]*(?:\r?\n)?/m;

export const rule = projectRule({
  id: "medusa-authenticate-false",
  meta: {
    category: "access-control",
    title: "A route of Medusa that switches its guard off",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [306],
    owasp: ["A07:2021", "A07:2025"],
    asvs: ["8.2.1"],
    pci: ["7.2.1"],
    tips: [8],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "AUTHENTICATE is off and no middleware asks instead: anybody may call {{route}}.",
      help: "Remove the export, so that Medusa asks for a login again; or put `authenticate(…)` before this path in `src/api/middlewares.ts`.",
    },
  },
  fixes: [{ id: "remove-opt-out", kind: "suggestion", title: "Let Medusa ask for a login" }],
  project(project, context) {
    const told = new Set<string>();
    for (const route of project.routes) {
      const { optsOut } = route;
      if (!optsOut || told.has(optsOut.file) || isMeantToBeOpen(route)) continue;
      if (mayBeGuarded(route)) continue;
      told.add(optsOut.file);
      context.report(optsOut.file, {
        at: statementAt(project.read(optsOut.file), optsOut.range),
        message: "found",
        data: { route: routeName(route, 40) },
        fixes: [
          { id: "remove-opt-out", edits: () => withoutStatement(project.read(optsOut.file)) },
        ],
      });
    }
  },
});

/** Invitations are accepted, and passwords set anew, by people who cannot log in yet. */
function isMeantToBeOpen(route: Route): boolean {
  return isBeforeLogin(route);
}

/** `export const AUTHENTICATE = false` without the line around it. */
function statementAt(
  text: string | undefined,
  range: { readonly start: number; readonly end: number },
) {
  const found = STATEMENT.exec(text ?? "");
  if (!found) return range;
  const own = found[0].replace(/;?\s*(?:\/\/.*)?\s*$/, "");
  const start = found.index + own.length - own.trimStart().length;
  return { start, end: found.index + own.length };
}

function withoutStatement(text: string | undefined): TextEdit[] | undefined {
  const found = STATEMENT.exec(text ?? "");
  if (!found) return undefined;
  return [{ start: found.index, end: found.index + found[0].length, text: "" }];
}
