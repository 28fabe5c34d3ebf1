import type { Advisory } from "../../../engine/api.ts";

/** Words in the shape of a name that are no exports. */
const NO_EXPORTS = new Set(["__proto__", "constructor", "prototype", "this", "require", "Object"]);
const MOST = 8;

/**
 * The exports that an advisory's title names, such as `_.template` or "the `merge` function"; none
 * where it is not certain that an export is meant. A title names options, headers and files as well.
 */
export function affectedExports({ title }: Advisory, packageName: string): string[] {
  const names = new Set<string>();
  // "`_.unset` and `_.omit` functions", "`merge()`".
  for (const [, qualifier, name = "", call] of title.matchAll(
    /`(?:([A-Za-z_$][\w$]*)\.)?([A-Za-z_$][\w$]*)(\(\))?`/g,
  )) {
    if (call || isPackage(qualifier, packageName)) names.add(name);
  }
  // "the `merge` function", "function `merge`", "defaultsDeep function", "parse() method".
  for (const [, quoted, plain] of title.matchAll(
    /(?:`([A-Za-z_$][\w$]*)`|\b([a-z]+[A-Z]\w*|\w+(?=\(\)))(?:\(\))?) (?:function|method)s?\b/g,
  )) {
    names.add(quoted ?? plain ?? "");
  }
  for (const [, quoted = ""] of title.matchAll(/\b(?:function|method)s? `([A-Za-z_$][\w$]*)`/g)) {
    names.add(quoted);
  }
  return [...names].filter((name) => name.length > 1 && !NO_EXPORTS.has(name)).slice(0, MOST);
}

/** `_` is what lodash and underscore are called by everybody. */
function isPackage(qualifier: string | undefined, packageName: string): boolean {
  if (qualifier === undefined) return false;
  if (qualifier === "_") return /^(?:lodash|underscore)/.test(packageName);
  return qualifier === packageName.slice(packageName.indexOf("/") + 1);
}
