import type { Located } from "../semantics/semantics.ts";
import { unwrap } from "../semantics/unwrap.ts";

/** Paths are joined without doubled slashes; the root is `/`. */
export function joinPaths(...parts: readonly string[]): string {
  const joined = parts
    .map((part) => part.replace(/^\/+|\/+$/g, ""))
    .filter((part) => part !== "")
    .join("/");
  return joined.startsWith("…") || joined.startsWith("{") ? joined : `/${joined}`;
}

/** The texts that an expression of a path may be; holes that are not known stand in braces. */
export function pathsOf(at: Located): string[] | undefined {
  const node = unwrap(at.node);
  const constant = at.in.string(node);
  if (constant !== undefined) return [constant];
  const { node: origin, in: home } = at.in.origin(node);
  if (origin.type === "TemplateLiteral") {
    let text = "";
    for (const [i, quasi] of origin.quasis.entries()) {
      text += quasi.value.cooked ?? "";
      const hole = origin.expressions[i];
      if (!hole) continue;
      const known = home.string(hole);
      text += known ?? `{${home.source.text.slice(hole.range[0], hole.range[1])}}`;
    }
    return [text];
  }
  if (origin.type === "BinaryExpression" && origin.operator === "+") {
    const left = pathsOf({ node: origin.left, in: home })?.[0];
    const right = pathsOf({ node: origin.right, in: home })?.[0];
    const part = (known: string | undefined, each: { readonly range: readonly [number, number] }) =>
      known ?? `{${home.source.text.slice(each.range[0], each.range[1])}}`;
    return left === undefined && right === undefined
      ? undefined
      : [part(left, origin.left) + part(right, origin.right)];
  }
  if (origin.type === "Literal" && "regex" in origin) return [String(origin.raw)];
  if (origin.type === "ArrayExpression") {
    const all = origin.elements.map((each) => each && pathsOf({ node: each, in: home }));
    return all.every((each) => each) && all.length > 0
      ? all.flatMap((each) => each ?? [])
      : undefined;
  }
  return undefined;
}

/** Whether what is mounted at `prefix` also sees requests for `path`: segment by segment, parameters match all. */
export function isBelow(path: string, prefix: string): boolean {
  const segments = split(path);
  for (const [i, part] of split(prefix).entries()) {
    if (part === "*" || /^[*{(]/.test(part)) return true;
    const own = segments[i];
    if (own === undefined) return false;
    if (part.startsWith(":") || own.startsWith(":")) continue;
    if (part.toLowerCase() !== own.toLowerCase()) return false;
  }
  return true;
}

/** Whether a pattern of Express or Koa matches a path as a whole. */
export function matchesWhole(path: string, pattern: string): boolean {
  const parts = split(pattern);
  return (
    isBelow(path, pattern) &&
    (parts.some((part) => part.includes("*")) || parts.length === split(path).length)
  );
}

function split(path: string): string[] {
  return path.split("/").filter((part) => part !== "");
}
