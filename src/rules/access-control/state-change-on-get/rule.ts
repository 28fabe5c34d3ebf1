import { type ProjectView, type Route, projectRule } from "../../../engine/api.ts";
import { words } from "../../helpers/match/names.ts";
import { placeOfRoute } from "../../helpers/match/route-place.ts";
import { effectName, routeName } from "../../helpers/match/route-purpose.ts";

/** Words of a path or handler that say that something is changed. */
const CHANGES =
  /\b(?:delete|remove|destroy|update|edit|create|add|insert|save|cancel|approve|reject|clear|empty|reset|activate|deactivate|disable|enable|toggle|publish|unpublish|archive|block|unblock|ban|promote|demote|refund|capture|complete|confirm|mark|set|increase|decrease|increment|decrement|purge|wipe|transfer|grant|revoke|apply|redeem)\b/;
/** What has to be a link: it comes out of a mail, or back from somebody else's page. */
const LINKS =
  /\b(?:callback|return|webhook|hook|verify|verification|unsubscribe|oauth|success|connect|onboarding|login|logout|auth|sso|magic|invite|activation|token|cron|jobs?|sync|track|pixel|click|redirect|health|download|export|preview|form|page|modal)\b/;
/** A caller that shows something which no page of another site has. */
const BEARER = /authori[sz]ation|secret|token|signature|hmac|key|otp/i;

export const rule = projectRule({
  id: "state-change-on-get",
  meta: {
    category: "access-control",
    title: "A link changes data",
    level: "warning",
    confidence: "medium",
    preset: "balanced",
    surface: "editor",
    cwe: [352, 650],
    owasp: ["A01:2021", "A01:2025"],
    asvs: ["3.5.3"],
    tips: [2],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "{{route}} runs `{{effect}}`: any page that links or shows its address has it done.",
      help: "Make it a POST, PUT, PATCH or DELETE, with tRPC a mutation, and call it with a form or a script. Browsers, mail scanners and other sites follow links by themselves.",
    },
  },
  noFix: "The links and scripts that call it have to change with it, and they are not all known.",
  project(project, context) {
    const told = new Set<string>();
    for (const route of project.routes) {
      const effect = harmOf(route);
      const said = effect ? undefined : saidBy(route, project);
      if (!effect && !said) continue;
      const { file, range } = placeOfRoute(route, (path) => project.read(path));
      const place = `${file}:${range.start}`;
      // A handler with several paths is one mistake.
      if (told.has(place)) continue;
      told.add(place);
      context.report(file, {
        at: range,
        message: "found",
        data: {
          route: routeName(route, 36),
          effect: effect ? effectName(effect, 22) : (said?.code ?? ""),
        },
        ...(said?.isLogout && { level: "information", preset: "audit" }),
      });
    }
  },
});

/** What a link changes, where its own words say that this is what it is for. */
function harmOf(route: Route) {
  const { path, handler, effects, mayCheck, framework, guards } = route;
  // Loaders of pages are asked for by scripts, and the framework's own routes are not the store's.
  if (!isLink(route) || framework === "vendure") return undefined;
  const own = path.replaceAll(/[:{*][^/]*/g, "");
  // `app.get("/x", (req, res) => …)` has no name that says anything.
  const names = words(
    `${own} ${handler === "(inline)" || handler === "GET" ? "" : (handler.split(".").at(-1) ?? "")}`,
  );
  if (!CHANGES.test(names) || LINKS.test(words(path))) return undefined;
  if (mayCheck !== undefined && BEARER.test(mayCheck)) return undefined;
  if (guards.some(({ kind }) => kind === "signature" || kind === "csrf")) return undefined;
  return effects.find(({ does }) => does === "write" || does === "delete" || does === "payment");
}

/** Queries of tRPC are asked for with GET, and take their input from the address. */
function isLink({ method, framework }: Route): boolean {
  return method === "GET" || (framework === "trpc" && method === "QUERY");
}

const LOGOUT = /\b(?:log ?out|log off|sign ?out|sign off)\b/;
const ENDS =
  /\b(?:session\.destroy|(?:req|request)\.log[oO]ut|(?:res|response|reply)\.clearCookie|destroySession|signOut)\s*\(/;
const QUEUES = /\b\w*[qQ]ueue\w*\.(?:add|addBulk|enqueue|send|sendMessage)\s*\(/;

/** A log-out, which other sites may cause, and a job that is queued: what no database hears of. */
function saidBy(route: Route, project: ProjectView) {
  const { path, handler, file, range, guards, mayCheck } = route;
  if (!isLink(route) || guards.some(({ kind }) => kind === "signature" || kind === "csrf"))
    return undefined;
  if (mayCheck !== undefined && /hmac|signature|secret|api_?key/i.test(mayCheck)) return undefined;
  const own = project.read(file)?.slice(range.start, range.end) ?? "";
  const isLogout = LOGOUT.test(words(`${path} ${handler}`));
  if (!isLogout && LINKS.test(words(path))) return undefined;
  const code = (isLogout ? ENDS : QUEUES).exec(own)?.[0];
  return code === undefined
    ? undefined
    : { code: code.replace(/\s*\($/, "").slice(0, 22), isLogout };
}
