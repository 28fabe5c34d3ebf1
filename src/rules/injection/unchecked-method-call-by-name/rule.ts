import { flowRule } from "../../../engine/api.ts";

export const rule = flowRule({
  id: "unchecked-method-call-by-name",
  meta: {
    category: "injection",
    title: "Untrusted data chooses the method that is called",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [754, 470],
    owasp: ["A03:2021", "A05:2025"],
    asvs: ["2.2.1"],
    tips: [2],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "Untrusted data ({{source}}) is {{sink}}: `constructor` and the like are there in every object.",
      help: "Keep the methods in a Map, or ask Object.hasOwn(handlers, name) and whether it is a function.",
    },
  },
  noFix: "What the store should do with other names is not known.",
  flow: {
    from: {
      remote: "warning",
      browser: { level: "information", preset: "balanced" },
      "library-input": "information",
    },
    to: ["called-name"],
  },
});
