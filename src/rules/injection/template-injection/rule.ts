import { flowRule } from "../../../engine/api.ts";

export const rule = flowRule({
  id: "template-injection",
  meta: {
    category: "injection",
    title: "Untrusted data is used as the text of a template",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [1336, 94],
    owasp: ["A03:2021", "A05:2025"],
    asvs: ["1.3.7"],

    tips: [2],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "Untrusted data is compiled as a template ({{source}}): templates can run code on the server.",
      help: "Keep templates in files of your own and hand what visitors send over as data.",
    },
  },
  noFix:
    "What the template was meant to show has to become data; where it comes from is not known here.",
  flow: {
    from: {
      remote: "warning",
      browser: "warning",
      stored: { level: "information", preset: "audit" },
    },
    to: ["template"],
    throughCalls: "balanced",
  },
});
