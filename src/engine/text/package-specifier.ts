/**
 * The package, with the path inside it, that a specifier names wherever it is taken from: a registry
 * (`npm:stripe@17`, `jsr:@supabase/supabase-js@2`) or a host that gives packages of one out
 * (`https://esm.sh/stripe@14?target=deno`). Modules of Deno's own host keep its name before theirs
 * (`deno.land/x/postgres`), since packages of other makers are called the same. What copies a
 * module of Node has that module's name. Other specifiers are what they are.
 */
export function packageSpecifier(specifier: string): string {
  const named = specifier.startsWith("node:") ? specifier.slice(5) : packageElsewhere(specifier);
  return COPIES.get(named) ?? named;
}

/** Packages that are a module of Node again, with the same functions. */
const COPIES: ReadonlyMap<string, string> = new Map([
  ["path/posix", "path"],
  ["path/win32", "path"],
  ["pathe", "path"],
  ["path-browserify", "path"],
  ["@std/path", "path"],
  ["@std/path/posix", "path"],
]);

function packageElsewhere(specifier: string): string {
  if (!specifier.includes(":")) return specifier;
  const [, host, path] = TAKEN_FROM.exec(specifier) ?? [];
  if (host === undefined || path === undefined) return specifier;
  const named = withoutVersion(path.replace(/[?#].*$/, ""));
  const isOfDeno = host.startsWith("https://deno.land/");
  const whole = isOfDeno ? `${host.slice("https://".length)}${named}` : named;
  return whole.replace(ELSEWHERE, (elsewhere) => NPM_NAMES.get(elsewhere) ?? elsewhere);
}

/** Packages that their makers give out in several places, by the name that npm knows them by. */
const NPM_NAMES: ReadonlyMap<string, string> = new Map([
  ["@hono/hono", "hono"],
  ["deno.land/x/hono", "hono"],
  ["@zod/zod", "zod"],
  ["deno.land/x/zod", "zod"],
  ["@valibot/valibot", "valibot"],
  ["deno.land/x/oak", "@oak/oak"],
  ["deno.land/x/jose", "jose"],
]);
const ELSEWHERE = /^(?:@(?:hono|zod|valibot)|deno\.land\/x)\/[\w-]+/;

const TAKEN_FROM =
  /^(npm:\/?|jsr:\/?|https:\/\/deno\.land\/x\/|https:\/\/deno\.land\/(?=std\b)|https:\/\/esm\.sh\/(?:(?:v\d+|stable)\/)?\*?(?!gh\/|pr\/)(?:jsr\/)?|https:\/\/(?:unpkg\.com|esm\.run|cdn\.skypack\.dev|cdn\.jsdelivr\.net\/npm|ga\.jspm\.io\/npm:)\/?)(.+)$/;

/** Where a package's name ends its version begins, and behind that may be a path. */
function withoutVersion(path: string): string {
  return path
    .replace(/^((?:@[^/@]+\/)?[^/@]+)@[^/]*/, "$1")
    .replace(/\/(?:\+esm|mod\.[jt]s)$/, "")
    .replace(/\/$/, "");
}
