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
  /process\.env|secret|authoriz|authentic(?!ated\b)|headers|\bverify|\b40[13]\b|\breq\.(?:user|session|admin)\b|\brequire[A-Z]\w*\(|api_?key|invit/i;

/** What an open route writes to make an administrator, unless it looks whether that is the first one. */
export function makesAdmin(route: Route, project: ProjectView): Effect | undefined {
  if (!MAKES_ADMIN.test(route.path) && !MAKES_ADMIN.test(route.handler)) return undefined;
  const { exposure, guards } = route;
  if (exposure !== "public" || guards.some(({ kind }) => ASKING.has(kind))) return undefined;
  const code = codeOf(route, project);
  if (ASKS_FOR_FIRST.test(code) || MAY_ASK.test(code)) return undefined;
  // What a function elsewhere asks before it writes is not seen here.
  return route.effects.find(
    ({ does, on }) => does === "write" && ACCOUNTS.test(on) && code.includes(on),
  );
}

/** The handler, and the services that it names, which stand in files of their names. */
function codeOf(route: Route, project: ProjectView): string {
  const own = project.read(route.file)?.slice(route.range.start, route.range.end) ?? "";
  const services = [...own.matchAll(/\bnew\s+(\w+)\s*\(|\bthis\.(\w+)\./g)]
    .map(([, made, held]) => plain(made ?? held ?? ""))
    .filter((name) => /service|usecase|repository/.test(name));
  const files = project.files.filter((path) => services.includes(plain(nameOf(path))));
  return [own, ...files.map((path) => project.read(path) ?? "")].join("\n");
}

/** `admin-create.service` and `AdminCreateService` are the same name. */
function plain(name: string): string {
  return name.replaceAll(/[^a-z\d]/gi, "").toLowerCase();
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1).replace(/\.[cm]?[jt]s$/, "");
}
