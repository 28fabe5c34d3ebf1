import { type WholeFlow, flowRule } from "../../../engine/api.ts";

export const rule = flowRule({
  id: "webhook-parsed-body-verified",
  meta: {
    category: "payments",
    title: "A signature is checked over a body that was parsed before",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [347, 436],
    owasp: ["A02:2021", "A04:2025"],
    asvs: ["4.1.5"],
    tips: [2],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "The signature is checked over a parsed body: the bytes that the sender signed are gone by then.",
      help: "Let the route have the raw body (express.raw, bodyParser: false, request.text(), preserveRawBody) and check that.",
    },
  },
  noFix: "How the route is mounted decides what has to change, and that is mostly in another file.",
  flow: { from: { remote: "error" }, to: ["signed-body"], accepts },
});

/** Only bodies are signed; a route that is mounted with a raw parser has the bytes. */
function accepts({ entry, source, node }: WholeFlow): boolean {
  if (!/body|webhook/.test(entry.says)) return false;
  const isWrittenAgain = source.text.slice(node.range[0], node.range[1]).includes("JSON.stringify");
  return isWrittenAgain || !entry.words().some((word) => /\braw\b|rawBody/i.test(word));
}
