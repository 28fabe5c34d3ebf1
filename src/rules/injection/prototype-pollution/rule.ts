import { flowRule } from "../../../engine/api.ts";

export const rule = flowRule({
  id: "prototype-pollution",
  meta: {
    category: "injection",
    title: "Untrusted data is merged so deeply that it can change every object",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [1321],
    owasp: ["A08:2021", "A08:2025"],
    asvs: ["15.3.6"],

    tips: [2],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "Untrusted data ({{source}}) is {{sink}}: the key __proto__ in it changes every object.",
      help: "Check the body with a schema first, or copy the members that you want one by one.",
    },
  },
  noFix: "Which members are wanted is not known here.",
  flow: {
    from: { remote: "warning", browser: "warning", "library-input": "information" },
    to: ["merge"],
    throughCalls: "balanced",
  },
});
