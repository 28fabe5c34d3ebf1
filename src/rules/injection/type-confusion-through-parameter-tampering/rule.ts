import { type FlowPlace, flowRule, literalPattern, unwrap } from "../../../engine/api.ts";
import { bodyAround } from "../../helpers/match/refusal.ts";

export const rule = flowRule({
  id: "type-confusion-through-parameter-tampering",
  meta: {
    category: "injection",
    title: "A check treats a list as text",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [843, 20],
    owasp: ["A03:2021", "A05:2025"],
    asvs: ["2.2.1"],
    tips: [2],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "Untrusted data ({{source}}) is {{sink}}: a list passes, and is used as one.",
      help: "Ask for typeof value === 'string' first, or read the value with String(value).",
    },
  },
  noFix: "What the store should answer to a list is not known.",
  flow: {
    from: { remote: "warning" },
    to: ["evaded-check", "evaded-detail"],
    levels: { "evaded-detail": { level: "information", preset: "audit" } },
    spares: (place) => !isMeantForText(place),
  },
});

/** Methods that lists do not have: called before a check, they throw for a list. */
const OF_TEXTS =
  "(?:split|trim|trimStart|trimEnd|toLowerCase|toUpperCase|match|matchAll|replace|replaceAll|startsWith|endsWith|substring|substr|charAt|charCodeAt|localeCompare|normalize|padStart|padEnd|search)";
const TEXT_NAMES =
  /(?:name|text|title|comment|message|password|passwd|pwd|token|code|e-?mail|query|search|phone|address|note|path|file|url|uri|slug|description|body|subject|content|username|login|secret|key|sku|term|^q|^s)$/i;

/** Lists are checked with the same methods: what is looked for, or how the value is used elsewhere, says that a text was meant. */
function isMeantForText({ node, source }: FlowPlace): boolean {
  const checked = checkedOf(node);
  if (!checked) return false;
  const { text } = source;
  const around = bodyAround(node);
  const [start, end] = around.range;
  const value = text.slice(...checked.range);
  const name = escaped(value);
  const inside = text.slice(start, end);
  // What is asked for its type under a computed name is no place that a check could be noted of.
  if (new RegExp(`typeof\\s+${name}\\s*[!=]==?\\s*["'\`]string`).test(inside)) return false;
  if (new RegExp(`Array\\.isArray\\(\\s*${name}\\s*\\)|\\.\\.\\.${name}\\b`).test(inside))
    return false;
  const before = text.slice(start, node.range[0]);
  const method = new RegExp(`${name}\\s*[?!]?\\.\\s*${OF_TEXTS}\\(`);
  if (method.test(before)) return false;
  if (
    new RegExp(
      `${name}\\s*[?!]?\\.\\s*(?:map|forEach|filter|some|every|reduce|join|push|find|flatMap)\\(|\\bof\\s+${name}\\b|${name}\\[`,
    ).test(inside)
  )
    return false;
  const after = text.slice(node.range[1], end);
  const isUsedAsText =
    method.test(after) ||
    new RegExp(
      `\\$\\{\\s*${name}\\s*\\}|["'\`]\\s*\\+\\s*${name}\\b|${name}\\s*\\+\\s*["'\`]`,
    ).test(inside);
  if (node.type === "CallExpression") {
    const [wanted] = node.arguments;
    const fixed =
      wanted?.type === "Literal" && typeof wanted.value === "string" ? wanted.value : "";
    return /[^\w\s-]/.test(fixed) || isUsedAsText;
  }
  const last = /(\w+)\W*$/.exec(value)?.[1] ?? "";
  return TEXT_NAMES.test(last) || isUsedAsText;
}

type Node = FlowPlace["node"];

/** The value that a check is made on: `x` of `x.includes("..")` and of `x.length > 100`. */
function checkedOf(node: Node): Node | undefined {
  if (node.type === "CallExpression") {
    return node.callee.type === "MemberExpression" ? unwrap(node.callee.object) : undefined;
  }
  if (node.type !== "BinaryExpression") return undefined;
  const length = [node.left, node.right].find((side) => side.type === "MemberExpression");
  return length?.type === "MemberExpression" ? unwrap(length.object) : undefined;
}

function escaped(text: string): string {
  return literalPattern(text).replace(/\\\?\\\./g, "\\??\\.");
}
