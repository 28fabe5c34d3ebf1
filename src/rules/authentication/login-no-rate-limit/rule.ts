import {
  type ProjectView,
  type Route,
  type RouteGuard,
  type SyntaxContext,
  projectRule,
} from "../../../engine/api.ts";
import { hasGlobalLimit, headOf, mayBeLimited } from "../../helpers/match/limited-route.ts";
import { fieldName } from "../../helpers/match/route-purpose.ts";
import { type Guessed, guessedAtPath, guessedByField } from "./guessed.ts";
import { type OpenMutation, openInMap, openMethod } from "./resolvers.ts";

export const rule = projectRule({
  id: "login-no-rate-limit",
  meta: {
    category: "authentication",
    title: "Passwords or codes can be tried without limit",
    level: "warning",
    confidence: "medium",
    preset: "balanced",
    surface: "editor",
    cwe: [307, 799],
    owasp: ["A07:2021", "A07:2025"],
    asvs: ["6.3.1"],
    pci: ["8.3.4"],
    tips: [9],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "{{method}} {{path}} has no rate limit: {{what}} can be tried as fast as the server answers.",
      help: "Put a rate limiter before it that counts by address and by account, such as express-rate-limit or rate-limiter-flexible.",
    },
  },
  noFix: "How many tries are right, and where they are counted, depends on how the store is run.",
  project(project, context) {
    const told = new Set<string>();
    for (const route of project.routes) {
      const what = route.method === "ACTION" ? guessedIn(route, project) : guessedAt(route);
      if (what === undefined || isOfPlatform(route, project) || mayBeLimited(route, project))
        continue;
      const place = placeOf(route, project);
      const key = `${place.file}:${place.at.start}`;
      if (told.has(key) || hasGlobalLimit(route, project)) continue;
      told.add(key);
      const path = route.path.length > 40 ? `${route.path.slice(0, 39)}…` : route.path;
      const data = { method: route.method, path, what };
      context.report(place.file, { at: place.at, message: "found", data, ...levelOf(what) });
    }
  },
  visit: {
    Property(node, context) {
      for (const each of openInMap(node, context)) reportMutation(each, context);
    },
    MethodDefinition(node, context) {
      for (const each of openMethod(node, context)) reportMutation(each, context);
    },
  },
});

function reportMutation({ at, name, what }: OpenMutation, context: SyntaxContext): void {
  const data = { method: "The mutation", path: name, what };
  context.report({ at, message: "found", data, ...levelOf(what) });
}

/** A coupon is worth less than an account. */
function levelOf(what: Guessed) {
  return what === "coupons" || what === "addresses" ? { level: "information" as const } : {};
}

function guessedAt(route: Route): Guessed | undefined {
  const { method, path, framework, guards } = route;
  if (!/^(?:POST|ALL|PUT|PATCH|MUTATION)$/.test(method)) return undefined;
  // Routers that nothing seems to mount may be remains.
  if (framework === "vendure" || path.startsWith("…")) return undefined;
  // `giftCard.redeem` of tRPC reads like a path, `auth.signIn` like a field.
  if (framework === "trpc") {
    const guessed = guessedByField(fieldName(route)) ?? guessedAtPath(path);
    // Whoever is logged in connects something there: `ebay.authenticate`.
    return guessed === "passwords" && guards.some(asksForLogin) ? undefined : guessed;
  }
  return method === "MUTATION" ? guessedByField(fieldName(route)) : guessedAtPath(path);
}

function asksForLogin({ kind, inHandler }: RouteGuard): boolean {
  return (kind === "authentication" || kind === "role") && !inHandler;
}

/** A server function that looks at a password itself; one that only asks another server may be counted there. */
function guessedIn({ path, file, range }: Route, project: ProjectView): Guessed | undefined {
  const name = path.slice(path.indexOf("#") + 1).replace(/(?<=.)(?:action|fn|server)$/i, "");
  if (guessedByField(name) !== "passwords") return undefined;
  const code = project.read(file)?.slice(range.start, range.end) ?? "";
  return /passw|pwd/i.test(code) && LOOKS.test(code) && !ASKS.test(code) ? "passwords" : undefined;
}

const LOOKS = /\b(?:bcrypt|argon2?|scrypt|compare\w*|verif(?:y|ies)\w*|check\w*Password)\b/i;
const ASKS = /\bfetch\w*\(|\baxios\b|\bapi\.\w+\(/i;

/** Medusa and EverShop bring the log-in with them; what a store adds there goes through the same server. */
function isOfPlatform({ framework, file }: Route, project: ProjectView): boolean {
  if (framework === "medusa" || framework === "evershop") return true;
  // The log-in of an app of Shopify asks for the name of the shop and leads there.
  return project.platforms(file).some(({ id }) => id === "shopify-app");
}

function placeOf({ file, range, registered }: Route, project: ProjectView) {
  const place = registered ?? { file, range };
  return { file: place.file, at: headOf(project.read(place.file), place.range) };
}
