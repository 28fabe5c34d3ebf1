import {
  type Ast,
  type Semantics,
  type SyntaxContext,
  findIn,
  propertyName,
  syntaxRule,
  withoutMatches,
} from "../../../engine/api.ts";
import {
  type Replacement,
  callsBefore,
  isRepeated,
  replacementOf,
} from "../../helpers/match/replacements.ts";
import { namesAround } from "../../helpers/match/names-around.ts";
import { leaves, refuses } from "../../helpers/match/refusal.ts";
import { requestRead } from "../../helpers/match/request-read.ts";
import { type WrittenPattern, writtenPattern } from "../../helpers/match/written-pattern.ts";

export const rule = syntaxRule({
  id: "bad-html-filter",
  meta: {
    category: "injection",
    title: "A regular expression filters HTML",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [116, 79, 184],
    owasp: ["A03:2021", "A05:2025"],
    asvs: ["1.3.1"],
    tips: [2],
    since: "0.1.0",
  },
  messages: {
    evaded: {
      what: "This filter of HTML lets `{{attack}}` through.",
      help: "Sanitize HTML with DOMPurify or sanitize-html, or show it as text: browsers read more than a pattern can.",
    },
    incomplete: {
      what: "A pattern that looks for {{what}} does not make HTML harmless: there are other ways to run code.",
      help: "Sanitize HTML with DOMPurify or sanitize-html, or show it as text: browsers read more than a pattern can.",
    },
  },
  noFix: "Which library sanitizes HTML here, and which markup is wanted, is not known.",
  visit: {
    CallExpression(node, context) {
      const replacement = replacementOf(node, context.semantics);
      if (replacement) reportRemoval(replacement, context);
      else reportSearch(node, context);
    },
  },
});

/** Scripts as browsers read them, whoever wrote them. */
const SCRIPTS = [
  "<script>alert(1)</script>",
  "<SCRIPT>alert(1)</SCRIPT>",
  "<script>\nalert(1)\n</script>",
  "<script src='//x'>\n</script>",
  "<script>alert(1)</script >",
  "<script>alert(1)</script\n>",
  "<script>alert(1)</script x>",
  "<script\n>alert(1)</script>",
  "<script/x>alert(1)</script>",
  "<scr<script></script>ipt>alert(1)</script>",
] as const;
const COMMENTS = ["<!-- x -->", "<!-- x\ny -->", "<!-- x --!>"] as const;
const HANDLERS = [
  '<img src=x onerror="alert(1)">',
  "<img src=x onerror=alert(1)>",
  "<img src=x ONERROR=alert(1)>",
  "<img src=x\nonerror\n=alert(1)>",
] as const;
const SCHEMES = ["javascript:alert(1)", "JavaScript:alert(1)", "java\tscript:alert(1)"] as const;

const SECURITY =
  /saniti[sz]|xss|purif|(?:html|script|input|tags?).{0,4}(?:clean|filter|escape|safe|strip)|(?:clean|filter|escape|safe|strip|remove).{0,6}(?:html|script|input|tag|comment)|malicious|dangerous|suspicious|harmful|unsafe|inject|attack|secur|threat|danger|no_?script/i;

/** What is taken out everywhere is a pattern, also where it is written as a text. */
function patternOf({ what, all }: Replacement): WrittenPattern | undefined {
  if (typeof what !== "string") return what;
  return all ? { pattern: what.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&"), flags: "g" } : undefined;
}

function reportRemoval(replacement: Replacement, context: SyntaxContext): void {
  const { place, by, call } = replacement;
  const what = patternOf(replacement);
  if (!what || by === undefined || /[<$]/.test(by) || isRepeated(call)) return;
  const removes = (sample: string): boolean =>
    (withoutMatches(what.pattern, what.flags, sample) ?? sample) !== sample;
  if (removesElement(what, "<script>alert(1)</script>", "<script")) {
    if (endsAsText(replacement, context)) return;
    const attack = SCRIPTS.find((sample) =>
      hasScript(withoutMatches(what.pattern, what.flags, sample)),
    );
    report(place, attack, "scripts", context);
  } else if (removes("<!-- x -->") && !removes("<b>x</b>") && /<!/.test(what.pattern)) {
    if (!SECURITY.test(namesAround(call)) && !isPartOfFilter(replacement, context)) return;
    const attack = COMMENTS.find((sample) =>
      withoutMatches(what.pattern, what.flags, sample)?.includes("<!--"),
    );
    if (attack !== undefined) report(place, attack, "comments", context);
  } else if (/on/i.test(what.pattern) && removes(HANDLERS[0]) && !removes("<b>x</b>")) {
    const attack = HANDLERS.find((sample) =>
      /onerror/i.test(withoutMatches(what.pattern, what.flags, sample) ?? ""),
    );
    report(place, attack, "event handlers", context);
  } else if (
    /script/i.test(what.pattern) &&
    removes("javascript:alert(1)") &&
    !removes("shop:alert")
  ) {
    const attack = SCHEMES.find((sample) => !removes(sample));
    report(place, attack, "`javascript:`", context);
  }
}

/** `if (/<script/.test(req.body.text)) return res.sendStatus(400)`: whoever refuses for it filters with it. */
function refusesRequest(
  node: Ast.CallExpression,
  method: string | undefined,
  { semantics, source }: SyntaxContext,
): boolean {
  const { callee, parent } = node;
  if (parent.type !== "IfStatement" || parent.test !== node) return false;
  if (callee.type !== "MemberExpression") return false;
  const [argument] = node.arguments;
  const text = method === "test" || method === "exec" ? argument : callee.object;
  if (!text || text.type === "SpreadElement" || !requestRead(text, semantics)) return false;
  return leaves(parent.consequent) && refuses(parent.consequent, source);
}

/** Where a pattern only looks, it is a filter when its surroundings say so. */
function reportSearch(node: Ast.CallExpression, context: SyntaxContext): void {
  const { callee } = node;
  if (callee.type !== "MemberExpression") return;
  const method = propertyName(callee);
  const [argument] = node.arguments;
  const place =
    method === "test" || method === "exec"
      ? callee.object
      : method === "match" || method === "search"
        ? argument
        : undefined;
  const what = place && writtenPattern(place, context.semantics);
  if (!place || !what || !/script|<!|on\\w|onerror/i.test(what.pattern)) return;
  if (!SECURITY.test(namesAround(node)) && !refusesRequest(node, method, context)) return;
  const finds = (sample: string): boolean =>
    (findIn(what.pattern, what.flags, sample) ?? []).length > 0;
  if (finds(SCRIPTS[0]) && !finds("<b>x</b>")) {
    const attack = SCRIPTS.find((sample) => !finds(sample));
    report(place, attack, "scripts", context);
  } else if (finds(COMMENTS[0]) && !finds("<b>x</b>")) {
    const attack = COMMENTS.find((sample) => !finds(sample));
    if (attack !== undefined) report(place, attack, "comments", context);
  }
}

function report(
  place: Ast.Node,
  attack: string | undefined,
  what: string,
  context: SyntaxContext,
): void {
  if (attack === undefined) {
    context.report({
      at: place,
      message: "incomplete",
      data: { what },
      level: "information",
      preset: "balanced",
    });
  } else {
    context.report({
      at: place,
      message: "evaded",
      data: { attack: attack.replaceAll("\n", "\\n").replaceAll("\t", "\\t") },
    });
  }
}

/** True when the pattern takes out a script and not any element. */
function removesElement({ pattern, flags }: WrittenPattern, sample: string, mark: string): boolean {
  const left = withoutMatches(pattern, flags, sample);
  return (
    left !== undefined &&
    !left.includes(mark) &&
    withoutMatches(pattern, flags, "<b>x</b>") === "<b>x</b>"
  );
}

function hasScript(text: string | undefined): boolean {
  return text !== undefined && /<script/i.test(text);
}

const ANY_TAG = "<b>";

/** True when all other tags go, too, so that a text is left and no page. */
function endsAsText({ call, object }: Replacement, { semantics }: SyntaxContext): boolean {
  if (callsBefore(object, semantics).some((each) => takesTags(replacementOf(each, semantics)))) {
    return true;
  }
  let last: Ast.Node = call;
  for (let each = outerCall(call); each; each = outerCall(each)) {
    if (takesTags(replacementOf(each, semantics))) return true;
    last = each.type === "CallExpression" ? each : last;
  }
  return takesTagsLater(last, semantics);
}

/** `text = text.replace(…)` further down, with a pattern that takes all tags. */
function takesTagsLater(call: Ast.Node, semantics: Semantics): boolean {
  const { parent } = call;
  const name =
    parent?.type === "VariableDeclarator"
      ? parent.id
      : parent?.type === "AssignmentExpression"
        ? parent.left
        : undefined;
  if (name?.type !== "Identifier") return false;
  const uses = semantics.variables.of(name)?.references ?? [];
  return uses.some(({ identifier }) => {
    const use = identifier as Ast.Node;
    if (use.range[0] < call.range[1]) return false;
    for (let each = outerCall(use); each; each = outerCall(each)) {
      if (takesTags(replacementOf(each, semantics))) return true;
    }
    return false;
  });
}

function takesTags(replacement: Replacement | undefined): boolean {
  if (!replacement || typeof replacement.what === "string") return false;
  const { pattern, flags } = replacement.what;
  return withoutMatches(pattern, flags, ANY_TAG) === "";
}

/** Comments beside scripts are taken out for the same reason. */
function isPartOfFilter({ call, object }: Replacement, { semantics }: SyntaxContext): boolean {
  const outer = outerCall(call);
  return [...callsBefore(object, semantics), ...(outer ? [outer] : [])].some((each) => {
    const what = replacementOf(each, semantics)?.what;
    return what !== undefined && typeof what !== "string" && /script/i.test(what.pattern);
  });
}

/** The call of a method of what a call gives. */
function outerCall(call: Ast.Node): Ast.Node | undefined {
  return call.parent?.type === "MemberExpression" ? call.parent.parent : undefined;
}
