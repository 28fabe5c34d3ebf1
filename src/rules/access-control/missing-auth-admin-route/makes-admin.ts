import type { Effect, MiddlewareKind, ProjectView, Route } from "../../../engine/api.ts";

/** Routes and handlers that are there to make an administrator. */
const MAKES_ADMIN =
  /(?:create|add|make|seed|register|promote|sign-?up|new|insert)[-_]?(?:super[-_]?)?admins?\b|(?:^|[/_-])(?:super[-_]?)?admin[/_-]?(?:register|sign-?up|seed|create)\b/i;
const ASKING: ReadonlySet<MiddlewareKind> = new Set(["authentication", "role", "signature"]);
const ACCOUNTS = /user|admin|account|member|employee|staff/i;
/** Asks whether there is an administrator already: then it is open for the first one alone. */
const ASKS_FOR_FIRST =
  /\bcount\w*\s*\(|\b(?:find\w*|exists)\s*\(\s*(?:\{\s*\}\s*)?\)|\b(?:find\w*|exists)\s*\(\s*\{[^()]*\b(?:role|is_?admin|type)\b/i;

/** Signs that somebody has to show something before. */
const MAY_ASK =
  /process\.env|secret|authoriz|authentic|headers|\bverify|\b40[13]\b|\breq\.(?:user|session|admin)\b|require\w*\(|api_?key|invit/i;

/** What an open route writes to make an administrator, unless it looks whether that is the first one. */
export function makesAdmin(route: Route, project: ProjectView): Effect | undefined {
  if (!MAKES_ADMIN.test(route.path) && !MAKES_ADMIN.test(route.handler)) return undefined;
  const code = project.read(route.file)?.slice(route.range.start, route.range.end) ?? "";
  const { exposure, guards } = route;
  if (exposure !== "public" || guards.some(({ kind }) => ASKING.has(kind))) return undefined;
  if (ASKS_FOR_FIRST.test(code) || MAY_ASK.test(code)) return undefined;
  // What a function elsewhere asks before it writes is not seen here.
  return route.effects.find(
    ({ does, on }) => does === "write" && ACCOUNTS.test(on) && code.includes(on),
  );
}
