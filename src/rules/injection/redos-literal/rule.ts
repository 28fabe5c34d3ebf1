import { type FlowPlace, type ReportedFix, flowRule, propertyName } from "../../../engine/api.ts";

/**
 * What comes in the head of a request: servers take 16 KB of it. A pattern whose time grows by the
 * square is done with that in a fraction of a second; only bodies are long enough to stop a server.
 */
const IS_SHORT = /header|cookie|host\b|query parameters|path parameters|address|user agent/i;

export const rule = flowRule({
  id: "redos-literal",
  meta: {
    category: "injection",
    title: "A slow pattern looks at untrusted data",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [1333, 400],
    owasp: ["A03:2021", "A05:2025"],
    asvs: ["1.3.12"],
    tips: [2],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "Untrusted data ({{source}}) is {{sink}}: one text stops the server.",
      help: "Limit the length first, let no two repetitions match the same characters, or use string methods.",
    },
  },
  fixes: [{ id: "use-trim", kind: "fix", title: "Use trim, which needs no pattern" }],
  flow: {
    from: { remote: "warning", "library-input": "information" },
    to: ["exponential-match", "power-match"],
    // Where time grows by the square of the length, half of those found in stores do no harm.
    levels: { "power-match": { level: "information", preset: "balanced" } },
    fears: ({ says }, place) => !(place.includes("quadratic") && IS_SHORT.test(says)),
    fixes,
  },
});

const TRIMS: ReadonlyMap<string, string> = new Map([
  ["/\\s+$/", "trimEnd"],
  ["/\\s*$/", "trimEnd"],
  ["/\\s+$/g", "trimEnd"],
  ["/\\s*$/g", "trimEnd"],
  ["/^\\s+|\\s+$/g", "trim"],
  ["/^\\s*|\\s*$/g", "trim"],
  ["/\\s+$|^\\s+/g", "trim"],
  ["/(^\\s+|\\s+$)/g", "trim"],
  ["/(^\\s*)|(\\s*$)/g", "trim"],
  ["/^[\\s]+|[\\s]+$/g", "trim"],
]);

/** `\s` and `trim` agree on what a space is, so the one may stand for the other. */
function fixes({ node, source }: FlowPlace): readonly ReportedFix[] {
  const call = node.parent;
  if (call?.type !== "CallExpression" || call.callee.type !== "MemberExpression") return [];
  const [pattern, by] = call.arguments;
  if (pattern !== node) return [];
  const trim = TRIMS.get(source.text.slice(...node.range));
  const isRemoval =
    propertyName(call.callee) === "replace" && by?.type === "Literal" && by.value === "";
  if (trim === undefined || !isRemoval) return [];
  const [start] = call.callee.property.range;
  return [{ id: "use-trim", edits: () => [{ start, end: call.range[1], text: `${trim}()` }] }];
}
