import { literalPattern } from "../text/literal-pattern.ts";

/** The part of a path below a folder; undefined when it lies elsewhere. */
export function below(path: string, folder: string): string | undefined {
  if (folder === "") return path;
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : undefined;
}

/** The path of a route of Next's app folder: groups, slots and private folders are no part of it. */
export function nextPath(folder: string): string | undefined {
  const parts: string[] = [];
  for (const part of folder.split("/")) {
    if (part === "" || part.startsWith("@") || /^\(.*\)$/.test(part)) continue;
    if (part.startsWith("_")) return undefined;
    parts.push(parameter(part.replaceAll("%5F", "_")));
  }
  return `/${parts.join("/")}`;
}

/** `[id]`, `[...rest]` and `[[...rest]]` as `:id` and `:rest*`. */
export function parameter(part: string): string {
  const rest = /^\[?\[\.\.\.(\w*)\]\]?$/.exec(part);
  if (rest) return rest[1] === "" ? "*" : `:${rest[1]}*`;
  return part.replaceAll(/\[([\w-]+)\]/g, ":$1");
}

/** The path of a file of Remix's flat routes, with or without folders; undefined for what is no route. */
export function remixPath(file: string): string | undefined {
  const withoutEnd = file.replace(/\.[cm]?[jt]sx?$/, "");
  // In a folder only `route` and `index` are routes; what stands beside them is theirs.
  const inFolder = /^([^/]+)\/(.+)$/.exec(withoutEnd);
  if (inFolder && !/^(?:route|index)$/.test(inFolder[2] ?? "")) return undefined;
  const id = inFolder?.[1] ?? withoutEnd;
  const parts: string[] = [];
  for (const part of segments(id)) {
    if (part === "_index" || part === "index" || part === "route") continue;
    // A leading underscore is a layout without a path, a trailing one leaves the layout.
    if (part.startsWith("_")) continue;
    const own = part.replace(/_$/, "");
    const optional = /^\((.*)\)$/.exec(own)?.[1];
    const bare = optional ?? own;
    const named = bare === "$" ? "*" : bare.startsWith("$") ? `:${bare.slice(1)}` : bare;
    parts.push(named.replaceAll(/[[\]]/g, "") + (optional === undefined ? "" : "?"));
  }
  return `/${parts.join("/")}`;
}

/** The method and path of a file of Nuxt's server; undefined for what is no route. */
export function nitroPath(
  inside: string,
): { readonly method: string; readonly path: string } | undefined {
  const found =
    /(?:^|\/)server\/(api|routes)\/(.+?)(?:\.(get|post|put|patch|delete|head|options))?\.[cm]?[jt]s$/.exec(
      inside,
    );
  if (!found) return undefined;
  const [, kind, name = "", verb] = found;
  const parts = name.split("/").filter((part) => part !== "index" && !/^\(.*\)$/.test(part));
  return {
    method: verb?.toUpperCase() ?? "ALL",
    path: `/${[...(kind === "api" ? ["api"] : []), ...parts.map(parameter)].join("/")}`,
  };
}

/** The path of a folder of SvelteKit's routes: groups are no part of it, and `[id=integer]` is a parameter that is matched. */
export function kitPath(folder: string): string {
  const parts = folder.split("/").filter((part) => part !== "" && !/^\(.*\)$/.test(part));
  return `/${parts.map((part) => parameter(part.replaceAll(/=\w+\]/g, "]"))).join("/")}`;
}

/** Dots separate, unless brackets escape them. */
function segments(id: string): string[] {
  const parts = [""];
  let depth = 0;
  for (const character of id) {
    if (character === "[") depth++;
    else if (character === "]") depth--;
    if (character === "." && depth === 0) parts.push("");
    else parts[parts.length - 1] += character;
  }
  return parts;
}

const MAX_PATTERN = 300;

/**
 * Whether a pattern with `:name`, `:name*`, `*` and groups matches a path; undefined when the
 * pattern is one that is not tried. Parameters of the path stand for any text.
 */
export function patternMatches(
  pattern: string,
  path: string,
  more: { readonly prefix: boolean },
): boolean | undefined {
  // Repeated groups can take time without end, and nobody's configuration may do that here.
  if (pattern.length > MAX_PATTERN || /[)\]][*+{]/.test(pattern)) return undefined;
  let source = "";
  for (let i = 0; i < pattern.length;) {
    const rest = pattern.slice(i);
    const named = /^\/:(\w+)([*+?]?)/.exec(rest) ?? /^:(\w+)([*+?]?)/.exec(rest);
    if (named) {
      const slash = named[0].startsWith("/") ? "/" : "";
      const one = `${slash}[^/]+`;
      source += named[2] === "" ? one : `(?:${slash === "" ? ".*" : one})${named[2]}`;
      i += named[0].length;
    } else if (rest.startsWith("(")) {
      const end = groupEnd(rest);
      if (end === undefined) return undefined;
      source += rest.slice(0, end);
      i += end;
    } else if (rest.startsWith("*")) {
      source += ".*";
      i++;
    } else {
      source += literalPattern(rest[0] ?? "");
      i++;
    }
  }
  const sample = path.replaceAll(/:\w+\*?/g, "x").replaceAll("*", "x");
  try {
    return new RegExp(`^${source}${more.prefix ? "(?=/|$)" : "/?$"}`, "i").test(sample);
  } catch {
    return undefined;
  }
}

function groupEnd(text: string): number | undefined {
  let depth = 0;
  for (const [i, character] of [...text].entries()) {
    if (character === "(") depth++;
    if (character === ")" && --depth === 0) return i + 1;
  }
  return undefined;
}
