import { flowRule } from "../../../engine/api.ts";

export const rule = flowRule({
  id: "mass-assignment",
  meta: {
    category: "injection",
    title: "A visitor decides which fields of a record are written",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [915],
    owasp: ["A08:2021", "A08:2025"],
    asvs: ["15.3.3", "8.2.3"],

    tips: [8],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "Untrusted data ({{source}}) is {{sink}}: fields such as role or price can be sent along.",
      help: "Name the fields that may be written, or check the body with a schema that drops all others.",
    },
  },
  noFix: "Which fields a visitor may write is not known here.",
  flow: { from: { remote: "warning" }, to: ["record"] },
});
