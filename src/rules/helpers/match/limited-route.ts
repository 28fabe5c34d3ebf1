import type { ProjectView, Route } from "../../../engine/api.ts";

/** Words of code that counts tries, asks for a proof of being human, or waits longer each time. */
const LIMITS =
  /rate_?-?limit|limiter|throttl|slow_?down|captcha|turnstile|arcjet|brute|too_?many|\b429\b/i;
/** Names and operations of a count; a log line about an attempt is none. */
const COUNTS =
  /(?:log_?in|failed|max|num\w*|remaining|otp|verif\w*|invalid)_?(?:attempts?|tries)|(?:attempts?|tries)_?(?:left|count|remaining)|\battempts?\s*(?:\+\+|\+=|[<>]=?|:|=[^=>])|\.attempts?\b|lock(?:ed)?_?(?:until|out)|failed_?count|max_?retr|too_?many/i;
/** `byAddress.hit(ctx.ip)`, `tries.consume(req.ip)`: counts by who asks, whatever counts. */
const COUNTS_CALLER =
  /\.(?:hit|consume|take|count|touch|bump|check|allow\w*|incr(?:ement|by)?)\([^()]*\b(?:ip|ip_?address|remote_?address|socket\.remoteAddress|x-forwarded-for)\b/i;
const PACKAGES =
  /["'](?:express-rate-limit|rate-limiter-flexible|@nestjs\/throttler|@upstash\/ratelimit|@arcjet\/[\w-]+|@fastify\/rate-limit|koa-ratelimit|express-slow-down|express-brute|limiter|hono-rate-limiter)["']/;

/** True where code seems to count how often somebody has tried. */
export function countsTries(text: string): boolean {
  return COUNTS.test(text);
}

/** True where code seems to limit how often it is run, or counts tries. */
export function seemsLimited(text: string): boolean {
  return LIMITS.test(text) || COUNTS.test(text) || COUNTS_CALLER.test(text);
}

/** True where something on a request's way to the handler, in the handler, or around the whole server may count tries. */
export function mayBeLimited(route: Route, project: ProjectView): boolean {
  const { middlewares, guards, file, range, registered } = route;
  const steps = [...middlewares, ...guards];
  if (guards.some(({ kind }) => kind === "rate-limit")) return true;
  if (middlewares.some(({ does, name }) => does.includes("rate-limit") || LIMITS.test(name)))
    return true;
  if (steps.length > 0 && middlewares.some((step) => countsInside(step.place, project)))
    return true;
  if (countsInside({ file, range }, project)) return true;
  return registered !== undefined && countsInside(registered, project);
}

function countsInside(
  place:
    | { readonly file: string; readonly range: { readonly start: number; readonly end: number } }
    | undefined,
  project: ProjectView,
): boolean {
  if (!place) return false;
  const text = project.read(place.file)?.slice(place.range.start, place.range.end) ?? "";
  return seemsLimited(text);
}

/**
 * Files in which a limit for everything may be made: those that set up the server of a folder and
 * its neighbours, such as `app.js`, `main.ts`, `middleware.ts`. Their texts are asked for packages
 * that limit, since not every way to apply one is understood.
 */
export function hasGlobalLimit(route: Route, project: ProjectView): boolean {
  return project.files.some((path) => {
    if (
      !/(?:^|\/)(?:app|main|server|index|middleware|proxy|bootstrap|app\.module|hooks\.server|vendure-config|medusa-config)\.[cm]?[jt]s$/.test(
        path,
      )
    )
      return false;
    if (
      /node_modules|(?:^|\/)(?:test|tests|dist|build)\//.test(path) ||
      !sharesRoot(path, route.file)
    )
      return false;
    const text = project.read(path) ?? "";
    // Routes that want the limit of such a plug-in say so themselves.
    const isAsked = text.includes("@fastify/rate-limit") && /\bglobal\s*:\s*false\b/.test(text);
    // A list of routes limits some of them, unless it puts the limit before all.
    const isForSome = ROUTES_INDEX.test(path) && !/\.use\([^)]*(?:limit|throttl|slow)/i.test(text);
    return (
      (!isAsked && !isForSome && PACKAGES.test(text) && !isMountedElsewhere(text, route)) ||
      /\b(?:app|server|fastify)\.(?:use|register)\(\s*\w*(?:[lL]imiter|[tT]hrottle)\w*/.test(text)
    );
  });
}

const LIMITER =
  /\b(?:const|let|var)\s+(\w+)\s*=\s*(?:\w+\.)?(?:rateLimit|slowDown|RateLimit|rateLimiter)\(/g;
const MOUNT = /\.(?:use|all|get|post|put|patch|delete)\(\s*(["'`])(\/[^"'`$]*)\1\s*,([^\n;]*)/g;

/**
 * True where a file of Express puts each of its limits before paths that it writes down, none of
 * which leads to the route: `app.use("/login", slow)` counts nothing of `/otp`.
 */
function isMountedElsewhere(text: string, { framework, path }: Route): boolean {
  if (framework !== "express" || path.startsWith("…")) return false;
  const names = [...text.matchAll(LIMITER)].map(([, name]) => name ?? "");
  // A limit that is made where it is used, or elsewhere, may stand before anything.
  const made = text.match(/\b(?:rateLimit|slowDown|RateLimit|rateLimiter)\(/g)?.length ?? 0;
  if (names.length === 0 || made !== names.length) return false;
  const mounts = [...text.matchAll(MOUNT)];
  return names.every((name) => {
    const word = new RegExp(String.raw`\b${name}\b`, "g");
    const before = mounts.filter(([, , , rest = ""]) => new RegExp(word.source).test(rest));
    const uses = before.reduce(
      (sum, [, , , rest = ""]) => sum + (rest.match(word)?.length ?? 0),
      0,
    );
    if ((text.match(word)?.length ?? 0) !== uses + 1) return false;
    return before.every(([, , at = ""]) => !leadsTo(at, path));
  });
}

/** Whether what is put before `at` stands before `path` as well: it begins so, or one has parts that are not written down. */
function leadsTo(at: string, path: string): boolean {
  if (/[*:(]/.test(at)) return true;
  const start = at.replace(/\/$/, "");
  return path === start || path.startsWith(`${start}/`);
}

const ROUTES_INDEX = /(?:^|\/)(?:routes?|routers?|controllers?|handlers?|endpoints?)\/index\./;

/** Packages of a monorepo have servers of their own. */
function sharesRoot(one: string, other: string): boolean {
  const [first = "", second = ""] = other.split("/");
  const root = /^(?:apps|packages|services)$/.test(first) ? `${first}/${second}/` : "";
  return one.startsWith(root);
}

/** The head of the code at a place: up to its first brace or the end of its line. */
export function headOf(
  text: string | undefined,
  range: { readonly start: number; readonly end: number },
): { readonly start: number; readonly end: number } {
  const own = text?.slice(range.start, range.end) ?? "";
  const line = own.search(/[{\r\n]/);
  const head = (line === -1 ? own : own.slice(0, line)).trimEnd();
  return { start: range.start, end: range.start + Math.max(1, head.length) };
}
