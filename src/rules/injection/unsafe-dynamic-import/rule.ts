import { flowRule } from "../../../engine/api.ts";

export const rule = flowRule({
  id: "unsafe-dynamic-import",
  meta: {
    category: "injection",
    title: "Untrusted data decides which module is loaded",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [470],
    owasp: ["A03:2021", "A05:2025"],
    asvs: ["1.3.2"],

    tips: [2],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "Untrusted data ({{source}}) decides which module is loaded: loading it runs its code.",
      help: "Keep a table from names to modules and look the name up.",
    },
  },
  noFix: "Which modules are meant to be loaded is not known here.",
  flow: {
    from: { remote: "warning", browser: "warning", "library-input": "information" },
    to: ["module"],
  },
});
