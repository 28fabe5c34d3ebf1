import { lineAt } from "../text/line-at.ts";
import { literalPattern } from "../text/literal-pattern.ts";

/** Whether code uses one of some exports of a package. */
export type ExportUse =
  | { readonly state: "used"; readonly name: string; readonly line: number }
  | { readonly state: "unused" }
  /** It may, in a way that a search of the text does not see. */
  | {
      readonly state: "unknown";
      /** Other files get the package from this one. */
      readonly isHandedOn: boolean;
    };

/**
 * Whether a text that imports `packageName` uses one of its exports. Texts are searched, not
 * parsed: a use is said where an import or a member access names the export, and that there is none
 * only where the name does not occur at all and nothing is handed on to other files.
 */
export function exportUse(text: string, packageName: string, names: readonly string[]): ExportUse {
  const source = literalPattern(packageName);
  const locals: string[] = [];
  for (const { clause, subpath, member, index } of imports(text, source)) {
    const file =
      subpath
        .split("/")
        .at(-1)
        ?.replace(/\.[cm]?js$/, "") ?? "";
    const named = member ?? file;
    if (names.includes(named)) return { state: "used", name: named, line: lineAt(text, index) };
    for (const { imported, local } of bindings(clause)) {
      if (imported === undefined) locals.push(local);
      else if (names.includes(imported)) {
        return { state: "used", name: imported, line: lineAt(text, index) };
      }
    }
  }
  for (const local of locals) {
    const pattern = new RegExp(
      `(?<![\\w$.])${literalPattern(local)}\\??\\.(${names.map(literalPattern).join("|")})\\b`,
      "g",
    );
    for (const match of text.matchAll(pattern)) {
      if (isComment(text, match.index)) continue;
      return { state: "used", name: match[1] ?? "", line: lineAt(text, match.index) };
    }
  }
  const isNamed = names.some((name) =>
    new RegExp(`(?<![\\w$])${literalPattern(name)}(?![\\w$])`).test(text),
  );
  const handsOn = isHandedOn(text, source, locals);
  return isNamed || handsOn ? { state: "unknown", isHandedOn: handsOn } : { state: "unused" };
}

interface Import {
  readonly clause: string;
  readonly subpath: string;
  /** `require("x").member`. */
  readonly member: string | undefined;
  readonly index: number;
}

function* imports(text: string, source: string): Generator<Import> {
  const from = `["']${source}(/[^"']{0,200})?["']`;
  const ways = [
    new RegExp(`\\bimport\\b([\\w$*{},\\s]{1,2000}?)\\bfrom\\s*${from}`, "g"),
    new RegExp(
      `\\b(?:const|let|var)\\s+([\\w$]{1,200}|\\{[^{}]{0,2000}\\})\\s*=\\s*(?:await\\s+import|require)\\s*\\(\\s*${from}\\s*\\)(?:\\.([\\w$]+))?`,
      "g",
    ),
  ];
  for (const way of ways) {
    for (const match of text.matchAll(way)) {
      const [, clause = "", subpath = "", member] = match;
      if (isComment(text, match.index) || /^\s*type\b/.test(clause)) continue;
      yield { clause, subpath, member, index: match.index };
    }
  }
}

/** What a clause binds; without `imported` it is the package as a whole. */
function bindings(clause: string): { readonly imported?: string; readonly local: string }[] {
  const braces = /\{([^{}]*)\}/.exec(clause);
  const whole = (braces ? clause.replace(braces[0], "") : clause)
    .split(",")
    .map((part) => part.replace(/\*\s*as\s/, "").trim())
    .filter((part) => part !== "")
    .map((local) => ({ local }));
  const named = (braces?.[1] ?? "").split(",").flatMap((part) => {
    const [imported, local] = part.trim().split(/\s*:\s*|\s+as\s+/);
    if (!imported || imported.startsWith("type ")) return [];
    if (imported === "default") return local ? [{ local }] : [];
    return [{ imported, local: local ?? imported }];
  });
  return [...whole, ...named];
}

/** Other files may use what this one gives them. */
function isHandedOn(text: string, source: string, locals: readonly string[]): boolean {
  if (new RegExp(`\\bexport\\b[^;\\n]{0,300}\\bfrom\\s*["']${source}`).test(text)) return true;
  if (new RegExp(`\\bexports?\\b[^;\\n]{0,100}=\\s*require\\s*\\(\\s*["']${source}`).test(text)) {
    return true;
  }
  return locals.some((local) =>
    new RegExp(
      `\\bexports?\\b(?:\\s+default\\b|[^;\\n(]{0,100}[={,])\\s*${literalPattern(local)}(?![\\w$.(])`,
    ).test(text),
  );
}

function isComment(text: string, index: number): boolean {
  const start = text.lastIndexOf("\n", index) + 1;
  return /^(?:\/\/|\*|\/\*)/.test(text.slice(start, index).trimStart());
}
