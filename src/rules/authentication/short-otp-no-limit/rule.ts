import { type ProjectView, type Route, projectRule } from "../../../engine/api.ts";
import {
  countsTries,
  hasGlobalLimit,
  headOf,
  mayBeLimited,
} from "../../helpers/match/limited-route.ts";
import { isSent, plainPath } from "../../helpers/match/route-purpose.ts";

/** Paths at which a code is checked that was sent to somebody. */
const CHECKED =
  /(?:^|\/)(?:(?:verify|validate|check|confirm)[-_/]?(?:login[-_]?|email[-_]?|phone[-_]?|sms[-_]?|reset[-_]?)?(?:otp|code|pin|2fa|tfa|mfa|totp)|(?:otp|2fa|tfa|mfa|totp|sms|code)[-_/](?:verify|validate|check|confirm|login)|(?:login|reset)[-_/](?:with[-_])?otp)$/i;
/** Paths that say that something is checked, and not what. */
const CHECKS = /(?:^|\/)(?:verify|validate|check|confirm)$/i;
/** Code in which what was sent is compared with a code that was kept. */
const COMPARES =
  /\b(?:otp|one_?time_?(?:code|password)|(?:verification|login|sms|phone)_?code|passcode)(?:_?code)?\s*[!=]==?|[!=]==?[^;\n&|]{0,50}\b(?:otp|one_?time_?(?:code|password)|(?:verification|login|sms|phone)_?code|passcode)\b/i;
/** Coupons and the like have codes as well. */
const OTHER = /coupon|voucher|promo|discount|gift|zip|postal|postcode|qr/i;

export const rule = projectRule({
  id: "short-otp-no-limit",
  meta: {
    category: "authentication",
    title: "One-time codes can be guessed without a limit",
    level: "warning",
    confidence: "medium",
    preset: "balanced",
    surface: "editor",
    cwe: [307, 640],
    owasp: ["A07:2021", "A07:2025"],
    asvs: ["6.5.5", "6.6.3"],
    pci: ["8.3.4"],
    tips: [5],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "{{method}} {{path}} does not limit attempts: a six-digit code can be guessed within an hour.",
      help: "Allow five attempts per code, then invalidate it, and put a rate limiter before the route.",
    },
  },
  noFix: "The attempts have to be counted where the code is stored.",
  project(project, context) {
    const told = new Set<string>();
    for (const route of project.routes) {
      if (!isChecked(route, project) || isOfOwnAccount(route) || mayBeLimited(route, project))
        continue;
      const place = route.registered ?? { file: route.file, range: route.range };
      const at = headOf(project.read(place.file), place.range);
      const key = `${place.file}:${at.start}`;
      if (told.has(key) || countsNearby(route, project) || hasGlobalLimit(route, project)) continue;
      told.add(key);
      const path = route.path.length > 50 ? `${route.path.slice(0, 49)}…` : route.path;
      context.report(place.file, { at, message: "found", data: { method: route.method, path } });
    }
  },
});

function isChecked(route: Route, project: ProjectView): boolean {
  const path = plainPath(route);
  if (!isSent(route) || OTHER.test(path) || path.startsWith("…")) return false;
  const plain = path.replace(/\/:\w+$/, "").replace(/\/$/, "");
  if (CHECKED.test(plain)) return true;
  if (!CHECKS.test(plain)) return false;
  const code = project.read(route.file)?.slice(route.range.start, route.range.end) ?? "";
  return COMPARES.test(code);
}

/** Whoever has to be logged in sets their own second factor up there. */
function isOfOwnAccount({ guards }: Route): boolean {
  return guards.some(({ kind, inHandler }) => kind === "authentication" && !inHandler);
}

/** The handler's service, model and helpers, which may keep the count: files of the same folder, and of the same topic. */
function countsNearby({ file }: Route, project: ProjectView): boolean {
  const folder = file.slice(0, file.lastIndexOf("/") + 1);
  return project.files.some((path) => {
    if (!/\.[cm]?[jt]s$/.test(path) || /node_modules|\.(?:test|spec)\./.test(path)) return false;
    const isNear = path.startsWith(folder) && !path.slice(folder.length).includes("/");
    const isTopic =
      /otp|2fa|mfa|two-?factor|verif|auth[^/]*service|user[^/]*(?:model|schema|service)/i.test(
        path.slice(path.lastIndexOf("/") + 1),
      );
    return (isNear || isTopic) && countsTries(project.read(path) ?? "");
  });
}
