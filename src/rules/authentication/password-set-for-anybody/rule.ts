import { type ProjectView, type Route, projectRule } from "../../../engine/api.ts";
import { words } from "../../helpers/match/names.ts";
import { placeOfRoute } from "../../helpers/match/route-place.ts";
import { isSent, mayBeGuarded, plainPath, routeName } from "../../helpers/match/route-purpose.ts";

/** Paths and handlers that set a password which is there already, or the first one. */
const SETS =
  /\b(?:set|reset|change|update|new|forgot|forget|recover|edit)(?: \w+){0,2} pass(?:word)?\b|\bpass(?:word)? (?:re)?(?:set|change|update|recovery)\b/;
/** Accounts that are made with it belong to whoever makes them. */
const MAKES =
  /\b(?:register|registration|sign ?up|create|setup|install|seed|invite|invitation|onboard\w*)\b/;
const HASHES = /\b(?:bcrypt\w*|argon2?|scrypt\w*|hash\w*|genSalt)\b|\bpassword\s*[:=](?!=)/i;
const SAVES =
  /\.save\(|\bupdate\w*\(|\bfindBy\w+AndUpdate\(|\bfindOneAndUpdate\(|["'`]\s*UPDATE\s|\.set\(/;
/** Who it is set for is named by the sender. */
const NAMED =
  /\b(?:body|params|query|json\(\)|input|data)\b[\s\S]*?\b(?:e-?mail|user_?name|user_?id|phone|mobile|emp\w*|account\w*|_?id)\b/i;
/** Any sign that whoever sets it shows something that only the owner has. */
const PROVES =
  /token|otp|code\b(?!\s*:\s*["'\d])|secret|compare|verif|current|\bold|previous|answer|question|signature|jwt|session|req\.user|ctx\.user|locals\.user|\bpin\b|captcha|expire|\bauth\b|password\w*\s*(?:===?|!==?)\s*null|!\s*[\w.]+\.password|IS\s+NULL|\$exists/i;
/** Parts of a path that carry or ask for a proof. */
const PROVING_PATH = /token|otp|\bcode\b|verif|secret|:hash|:key/i;
/** Codes of answers and errors prove nothing. */
const OTHER_CODES =
  /\b(?:status|error|err|res|reply)\w*\.code\b|\b(?:status|error|zip|post|postal|country|area|http)_?code\b|\bcode\s*\(\s*\d/gi;

export const rule = projectRule({
  id: "password-set-for-anybody",
  meta: {
    category: "authentication",
    title: "A new password is set for whoever the sender names",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [640, 306],
    owasp: ["A07:2021", "A07:2025"],
    asvs: ["6.4.3"],
    pci: ["8.3.3"],
    tips: [4],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "Anybody may call {{route}}, and it sets the password of whichever account is named.",
      help: "Ask for a login and the old password, or for a token that only the owner's mail was sent.",
    },
  },
  noFix: "How the owner shows who they are is not known here.",
  project(project, context) {
    const told = new Set<string>();
    for (const route of project.routes) {
      if (!setsPassword(route) || isGuarded(route) || !isUnproven(route, project)) continue;
      const { file, range } = placeOfRoute(route, (path) => project.read(path));
      const place = `${file}:${range.start}`;
      if (told.has(place)) continue;
      told.add(place);
      context.report(file, { at: range, message: "found", data: { route: routeName(route) } });
    }
  },
});

function setsPassword(route: Route): boolean {
  if (!isSent(route)) return false;
  const path = plainPath(route);
  const { handler } = route;
  const text = `${words(path.replaceAll(/[/:-]/g, " "))} , ${words(handler)}`;
  return SETS.test(text) && !MAKES.test(text) && !PROVING_PATH.test(path);
}

/** A function that hashes what was sent asks for nothing, though its name speaks of passwords. */
function isGuarded(route: Route): boolean {
  const { mayCheck, ...rest } = route;
  return mayBeGuarded(mayCheck !== undefined && HASHING.test(mayCheck) ? rest : route);
}

const HASHING =
  /^(?:gen(?:erate)?|make|create|get|to)?_?(?:hash\w*password|password_?hash|encrypt\w*password|crypt\w*password)$/i;

/** The handler's own code: what another function does with it is not seen, and may ask. */
function isUnproven({ file, range, framework }: Route, project: ProjectView): boolean {
  if (/^(?:medusa|vendure|evershop)$/.test(framework)) return false;
  const code = (project.read(file) ?? "").slice(range.start, range.end);
  return (
    HASHES.test(code) &&
    SAVES.test(code) &&
    NAMED.test(code) &&
    !PROVES.test(code.replaceAll(OTHER_CODES, ""))
  );
}
