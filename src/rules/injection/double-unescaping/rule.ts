import {
  type Ast,
  type SyntaxContext,
  type TextEdit,
  findIn,
  syntaxRule,
  unwrap,
  walk,
} from "../../../engine/api.ts";
import { innermostFunction } from "../../helpers/match/enclosing.ts";
import {
  type Replacement,
  callsBefore,
  isRepeated,
  replacedCharacters,
  replacementOf,
} from "../../helpers/match/replacements.ts";

export const rule = syntaxRule({
  id: "double-unescaping",
  meta: {
    category: "injection",
    title: "Characters are unescaped or escaped twice",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [116, 174],
    owasp: ["A03:2021", "A05:2025"],
    asvs: ["1.1.1"],
    tips: [2],
    since: "0.1.0",
  },
  messages: {
    unescaped: {
      what: "`{{escape}}` is unescaped before `{{next}}`: `{{attack}}` becomes `{{left}}` in one go.",
      help: "Unescape the character that begins all escapes last, or all of them in one pass.",
    },
    escaped: {
      what: "`{{escape}}` is escaped after others: what those wrote is escaped once more.",
      help: "Escape the character that begins all escapes first, or all of them in one pass.",
    },
    decoded: {
      what: "The text is decoded twice: what a check before or in between found harmless may come out different.",
      help: "Decode once, and check what comes out.",
    },
  },
  fixes: [{ id: "reorder", kind: "suggestion", title: "Change the order" }],
  mentions: ["replace", "decode", "unescape"],
  visit: {
    CallExpression(node, context) {
      reportDecoding(node, context);
      const later = replacementOf(node, context.semantics);
      if (!later) return;
      const earlier = callsBefore(later.object, context.semantics).flatMap(
        (call) => replacementOf(call, context.semantics) ?? [],
      );
      for (const each of earlier) {
        const pair = pairOf(each, later);
        if (!pair) continue;
        const isUnescaping = pair.message === "unescaped";
        context.report({
          at: isUnescaping ? each.place : later.place,
          message: pair.message,
          data: pair.data,
          fixes: isChain(each, later)
            ? [{ id: "reorder", edits: () => reorder(each, later, isUnescaping, context) }]
            : [],
        });
        return;
      }
    },
  },
});

interface Pair {
  readonly message: "unescaped" | "escaped";
  readonly data: Readonly<Record<string, string>>;
}

/** How texts are escaped: the character that begins all escapes, its own escape, and some of the others. */
const FAMILIES = [
  {
    begin: "&",
    own: ["&amp;"],
    others: ["&lt;", "&gt;", "&quot;", "&#39;", "&#039;", "&#x27;", "&apos;", "&nbsp;", "&#x2F;"],
  },
  { begin: "\\", own: ["\\\\"], others: ["\\n", '\\"', "\\'", "\\t", "\\r", "\\/", "\\u0041"] },
  { begin: "%", own: ["%25"], others: ["%20", "%2F", "%2f", "%3A", "%3D", "%26", "%0A", "%3C"] },
] as const;

/** Two replacements of one text in the wrong order. */
function pairOf(earlier: Replacement, later: Replacement): Pair | undefined {
  for (const { begin, own, others } of FAMILIES) {
    const escape = own.find((each) => looksFor(earlier, each));
    if (escape !== undefined && earlier.by === begin) {
      const next = others.find((each) => looksFor(later, each));
      if (next === undefined || later.by === next) continue;
      const attack = escape + next.slice(begin.length);
      return {
        message: "unescaped",
        data: { escape, next, attack, left: later.by ?? next.slice(begin.length) },
      };
    }
    const isOwn = replacedCharacters(later) === begin && own.some((each) => each === later.by);
    const wrote = earlier.by !== undefined && earlier.by !== begin && earlier.by.startsWith(begin);
    if (isOwn && wrote && replacedCharacters(earlier) !== begin && isEscape(earlier.by, begin)) {
      return { message: "escaped", data: { escape: begin } };
    }
  }
  return undefined;
}

function isEscape(by: string, begin: string): boolean {
  if (begin === "&") return /^&(?:#x?[0-9a-f]+|[a-z]+);$/i.test(by);
  return begin === "%" ? /^%[0-9a-f]{2}$/i.test(by) : /^\\(?:.|\$[&1]|u[0-9a-f]{4})$/i.test(by);
}

/** True when a replacement finds exactly this text. */
function looksFor({ what }: Replacement, text: string): boolean {
  if (typeof what === "string") return what === text;
  const [first] = findIn(what.pattern, what.flags, text) ?? [];
  return first !== undefined && first[0] === 0 && first[1] === text.length;
}

const DECODERS =
  /^(?:global#(?:decodeURIComponent|decodeURI|unescape)|querystring#unescape|(?:he|html-entities|entities)#decode(?:HTML)?|lodash#unescape)$/;

function reportDecoding(node: Ast.CallExpression, context: SyntaxContext): void {
  const api = context.semantics.callee(node);
  const [text] = node.arguments;
  if (api === undefined || !text || !DECODERS.test(api) || isRepeated(node)) return;
  const isTwice = callsBefore(text, context.semantics).some(
    (call) => call !== node && context.semantics.callee(call) === api,
  );
  if (isTwice && !saysWhetherAlone(node, context)) {
    context.report({ at: node, message: "decoded", preset: "balanced", level: "information" });
  }
}

/** In a function that only says yes, no or why not, twice is how a check looks for what was encoded twice. */
function saysWhetherAlone(node: Ast.Node, { source, semantics }: SyntaxContext): boolean {
  const around = innermostFunction(node);
  if (!around) return false;
  const answers: Ast.Node[] = [];
  walk(around, source.visitorKeys, (each) => {
    if (each.type === "ReturnStatement" && innermostFunction(each) === around)
      answers.push(each.argument ?? each);
  });
  return answers.length > 1 && answers.every((each) => isVerdict(unwrap(each), semantics));
}

function isVerdict(answer: Ast.Node, semantics: SyntaxContext["semantics"]): boolean {
  if (answer.type === "ReturnStatement" || semantics.constant(answer)) return true;
  if (answer.type === "UnaryExpression") return answer.operator === "!";
  if (answer.type === "ConditionalExpression")
    return [answer.consequent, answer.alternate].every((each) =>
      isVerdict(unwrap(each), semantics),
    );
  return answer.type === "BinaryExpression" && /^[!=]==?$/.test(answer.operator);
}

/** True when one is called on what the other gives, without a name in between. */
function isChain(earlier: Replacement, later: Replacement): boolean {
  const [start, end] = earlier.call.range;
  return later.object.range[0] <= start && end <= later.object.range[1];
}

/** Moves a call of a chain: the unescaping to its end, the escaping to its beginning. */
function reorder(
  earlier: Replacement,
  later: Replacement,
  isUnescaping: boolean,
  { semantics, text }: SyntaxContext,
): readonly TextEdit[] {
  const moved = isUnescaping ? earlier : later;
  const [start, end] = [moved.object.range[1], moved.call.range[1]];
  let to = isUnescaping ? later.call.range[1] : earlier.object.range[1];
  if (isUnescaping) {
    for (let call: Ast.Node | undefined = later.call; call;) {
      to = call.range[1];
      const outer: Ast.Node | undefined =
        call.parent?.type === "MemberExpression" ? call.parent.parent : undefined;
      call = outer && replacementOf(outer, semantics) ? outer : undefined;
    }
  } else {
    for (let each = replacementOf(earlier.object, semantics); each;) {
      to = each.object.range[1];
      each = replacementOf(each.object, semantics);
    }
  }
  return [
    { start, end, text: "" },
    { start: to, end: to, text: text.slice(start, end) },
  ];
}
