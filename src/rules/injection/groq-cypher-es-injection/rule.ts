import { flowRule } from "../../../engine/api.ts";

export const rule = flowRule({
  id: "groq-cypher-es-injection",
  meta: {
    category: "injection",
    title: "Untrusted data becomes part of a GROQ, Cypher or search query",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [943],
    owasp: ["A03:2021", "A05:2025"],
    asvs: ["1.2.4"],

    tips: [2],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "Untrusted data ({{source}}) becomes part of a query: whoever sends it decides what the query finds.",
      help: "Write a parameter ($name) in the query and hand the value over beside it.",
    },
  },
  noFix: "The name of the parameter and the quotes around the hole depend on the language.",
  flow: { from: { remote: "warning", browser: "warning" }, to: ["query-language"] },
});
