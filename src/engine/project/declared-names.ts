/** What stands behind `=` or `export default` when a function is written there. */
const FUNCTION = String.raw`(?:async\s*)?(?:function\b|\([^()]{0,2000}\)\s*(?::[^=\n]{1,400})?=>|[\w$]+\s*=>)`;
const DECLARATIONS =
  /^(export\s+)?(default\s+)?(?:(?:async\s+)?function\b\s*\*?|(?:abstract\s+)?class\b)\s*([\w$]+)?/gm;
const CONSTANTS = new RegExp(
  String.raw`^(export\s+)?const\s+([\w$]+)\s*(?::[^=\n]{1,400})?=\s*${FUNCTION}`,
  "gm",
);
const DEFAULT_FUNCTION = new RegExp(String.raw`^export\s+default\s+${FUNCTION}`, "m");
const DEFAULT_NAME = /^export\s+default\s+([\w$]+)\s*;?\s*$/m;
const RENAMED = /\bas\s+([\w$]+)/g;

/**
 * The names under which a text certainly exports functions and classes of its own: it need not be
 * parsed to know that they are no API of a library. What stands at the beginning of a line is
 * seldom part of a comment; a name that is also given to something else is left out.
 */
export function declaredNames(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  if (!text.includes("export")) return names;
  const inside = new Set<string>();
  for (const [, exported, isDefault, name] of text.matchAll(DECLARATIONS)) {
    if (exported && isDefault) names.add("default");
    if (name === undefined || name === "extends") continue;
    inside.add(name);
    if (exported && !isDefault) names.add(name);
  }
  for (const [, exported, name = ""] of text.matchAll(CONSTANTS)) {
    inside.add(name);
    if (exported) names.add(name);
  }
  const named = DEFAULT_NAME.exec(text)?.[1];
  if ((named !== undefined && inside.has(named)) || DEFAULT_FUNCTION.test(text))
    names.add("default");
  if (names.size > 0) for (const [, name] of text.matchAll(RENAMED)) names.delete(name ?? "");
  return names;
}
