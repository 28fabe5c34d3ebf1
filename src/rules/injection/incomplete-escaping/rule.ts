import {
  type ReportedFix,
  type SyntaxContext,
  syntaxRule,
  withoutMatches,
} from "../../../engine/api.ts";
import { fileStyle } from "../../helpers/edit/file-style.ts";
import {
  type Replacement,
  callsBefore,
  isRepeated,
  replacedCharacters,
  replacementOf,
} from "../../helpers/match/replacements.ts";

export const rule = syntaxRule({
  id: "incomplete-escaping",
  meta: {
    category: "injection",
    title: "Escaping or filtering leaves something out",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [116, 20],
    owasp: ["A03:2021", "A05:2025"],
    asvs: ["1.3.3"],
    tips: [2],
    since: "0.1.0",
  },
  messages: {
    once: {
      what: "Only the first {{what}} is escaped: whoever writes two gets one through.",
      help: "Use replaceAll, or a pattern with the flag g.",
    },
    removedOnce: {
      what: "Only the first {{what}} is taken out: whoever writes two gets one through.",
      help: "Use replaceAll, or a pattern with the flag g; better still, refuse such a text.",
    },
    backslash: {
      what: "{{what}} is escaped with a backslash and the backslash itself is not: `\\{{quote}}` ends the text.",
      help: "Escape backslashes first: .replace(/\\\\/g, '\\\\\\\\'). Better still, use JSON.stringify or parameters.",
    },
    onePass: {
      what: "After one pass, the text may contain {{what}} again: `{{attack}}` becomes `{{left}}`.",
      help: "Refuse texts that hold it, repeat until nothing changes, or resolve the path and compare its beginning.",
    },
  },
  fixes: [
    { id: "replace-all", kind: "suggestion", title: "Replace all of them" },
    { id: "escape-backslash", kind: "suggestion", title: "Escape backslashes first" },
  ],
  visit: {
    CallExpression(node, context) {
      // What a test replaces it wrote itself.
      if (context.pathClass.kind === "lowered" && context.pathClass.isTest) return;
      const replacement = replacementOf(node, context.semantics);
      if (!replacement || context.semantics.constant(replacement.object)) return;
      if (replacement.by === undefined || isRepeated(node)) return;
      if (replacement.all) reportAll(replacement, replacement.by, context);
      else reportOnce(replacement, replacement.by, context);
    },
  },
});

/** Characters that end or change a text, a tag, a path or a pattern somewhere. */
const META = "'\"`\\<>&$.*+?^|()[]{}/#;%\n\r";
const QUOTES = "'\"`";
const BRACKETS = "'\"`<>";
/** Texts that filters are about. */
const TOKENS = /^(?:\.\.[/\\]?|[/\\]\.\.|\.\.\/\.\.\/|<\/?script>?|javascript:|<!--)$/i;

function reportOnce(replacement: Replacement, by: string, context: SyntaxContext): void {
  const { what, place } = replacement;
  if (typeof what !== "string" && /^\^|(?<!\\)\$$|y/.test(`${what.pattern}${what.flags}`)) {
    if (/^\^|(?<!\\)\$$/.test(what.pattern) || what.flags.includes("y")) return;
  }
  const characters = replacedCharacters(replacement);
  const meta = [...characters].filter((each) => META.includes(each));
  const isFew = characters.length > 0 && characters.length <= 12;
  const fixes = [{ id: "replace-all", edits: () => replaceAllEdit(replacement, context) }];
  if (isFew && meta.length > 0 && isEscape(by, characters)) {
    context.report({ at: place, message: "once", data: { what: named(characters) }, fixes });
    return;
  }
  if (by !== "" || isUnwrapping(replacement, context)) return;
  const token = typeof what === "string" ? what : plainText(what.pattern);
  if (TOKENS.test(token)) {
    context.report({ at: place, message: "removedOnce", data: { what: `\`${token}\`` } });
  } else if (
    isFew &&
    meta.length === characters.length &&
    meta.every((each) => BRACKETS.includes(each))
  ) {
    context.report({
      at: place,
      message: "removedOnce",
      data: { what: named(characters) },
      level: "information",
      preset: "balanced",
      fixes,
    });
  }
}

function reportAll(replacement: Replacement, by: string, context: SyntaxContext): void {
  const quote = escapedQuote(replacement, by);
  if (quote !== undefined) {
    if (knowsBackslash(replacement, context)) return;
    context.report({
      at: replacement.place,
      message: "backslash",
      data: { what: named(quote), quote },
      fixes: [{ id: "escape-backslash", edits: () => escapeBackslashEdit(replacement, context) }],
    });
    return;
  }
  if (by !== "") return;
  const found = reappearing(replacement);
  if (found) context.report({ at: replacement.place, message: "onePass", data: found });
}

/** `\'`, `''`, `&#39;`, `%27`, `\x27`: what stands for a character without being it alone. */
function isEscape(by: string, characters: string): boolean {
  if (/^&(?:#x?[0-9a-f]+|[a-z]+);$/i.test(by) || /^%[0-9a-f]{2}$/i.test(by)) return by !== "%20";
  if (/^\\+(?:\$[&1]|[xu][0-9a-f]{2,4})$/i.test(by)) return true;
  const [only, second] = characters;
  if (only === undefined || second !== undefined) return /^(?:\$[&1]){2}$/.test(by);
  // In a shell a quote is written by ending the text, and beginning it again.
  if (QUOTES.includes(only) && by.length > 1 && by.includes(only))
    return [...by].every((each) => each === "\\" || QUOTES.includes(each));
  return by === `\\${only}` || by === `\\\\${only}` || by === only + only;
}

/** The quote that is escaped with a backslash everywhere; undefined for everything else. */
function escapedQuote(replacement: Replacement, by: string): string | undefined {
  const characters = replacedCharacters(replacement);
  if (characters.length > 12 || characters.includes("\\")) return undefined;
  const quote = [...QUOTES].find((each) => characters.includes(each));
  if (quote === undefined) return undefined;
  return /^\\\$[&1]$/.test(by) || by === `\\${quote}` ? quote : undefined;
}

/** Calls whose result holds no backslash that is not escaped already. */
const ESCAPING = /(?:^global#(?:JSON\.stringify|encodeURIComponent|encodeURI|escape|btoa)$)/;
const OWN_ESCAPING = /^(?:json|escape|encode|stringify|quote|serialize|sanitize)/i;

function knowsBackslash({ object }: Replacement, { semantics }: SyntaxContext): boolean {
  return callsBefore(object, semantics).some((call) => {
    const api = semantics.callee(call) ?? "";
    if (ESCAPING.test(api)) return true;
    const { callee } = call;
    if (callee.type === "Identifier" && OWN_ESCAPING.test(callee.name)) return true;
    const earlier = replacementOf(call, semantics);
    return (
      earlier !== undefined &&
      (replacedCharacters(earlier).includes("\\") ||
        (typeof earlier.what !== "string" && earlier.what.pattern.includes("\\\\")))
    );
  });
}

/** A text that a filter is about and that comes together again when the filter has run. */
function reappearing({ what }: Replacement): Record<string, string> | undefined {
  for (const token of ["../", "..\\"]) {
    for (let at = 1; at < token.length; at++) {
      const attack = token.slice(0, at) + token + token.slice(at);
      const left =
        typeof what === "string"
          ? what === token && attack.replaceAll(what, "")
          : withoutMatches(what.pattern, what.flags, token) === "" &&
            withoutMatches(what.pattern, what.flags, attack);
      if (left === token) return { what: `\`${token}\``, attack, left };
    }
  }
  return undefined;
}

/** `text.replace('"', "").replace('"', "")` takes the quotes off both ends, and is no filter. */
function isUnwrapping({ call, object, what }: Replacement, { semantics }: SyntaxContext): boolean {
  const text = typeof what === "string" ? what : what.pattern;
  const isSame = (other: Replacement | undefined): boolean =>
    other !== undefined &&
    other.by === "" &&
    !other.all &&
    (typeof other.what === "string" ? other.what : other.what.pattern).length <= text.length + 1;
  if (callsBefore(object, semantics).some((each) => isSame(replacementOf(each, semantics))))
    return true;
  const outer = call.parent?.type === "MemberExpression" ? call.parent.parent : undefined;
  return outer !== undefined && isSame(replacementOf(outer, semantics));
}

function plainText(pattern: string): string {
  return /[*+?()[\]{}|^$]/.test(pattern.replace(/\\[./\\]/g, ""))
    ? ""
    : pattern.replace(/\\(.)/g, "$1");
}

function named(characters: string): string {
  const shown = characters.length > 3 ? `${characters.slice(0, 3)}…` : characters;
  return `\`${shown === "\n" ? "\\n" : shown === "\r" ? "\\r" : shown}\``;
}

function replaceAllEdit({ call, place, what }: Replacement, { text }: SyntaxContext) {
  if (typeof what === "string") {
    const { callee } = call;
    if (callee.type !== "MemberExpression") return undefined;
    const [start, end] = callee.property.range;
    return text.slice(start, end) === "replace" ? [{ start, end, text: "replaceAll" }] : undefined;
  }
  const [, end] = place.range;
  return place.type === "Literal" ? [{ start: end, end, text: "g" }] : undefined;
}

function escapeBackslashEdit(
  { object }: Replacement,
  { source }: SyntaxContext,
): ReturnType<ReportedFix["edits"]> {
  const { quote } = fileStyle(source);
  const [, end] = object.range;
  return [{ start: end, end, text: `.replace(/\\\\/g, ${quote}\\\\\\\\${quote})` }];
}
