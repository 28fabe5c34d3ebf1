import { flowRule } from "../../../engine/api.ts";

export const rule = flowRule({
  id: "xss-dangerously-set-inner-html",
  meta: {
    category: "injection",
    title: "Untrusted data becomes HTML of a page",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [79],
    owasp: ["A03:2021", "A05:2025"],
    asvs: ["1.3.1", "3.2.2"],

    tips: [2],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "Untrusted data ({{source}}) becomes HTML of the page: it can run scripts in the shop.",
      help: "Show it as text (textContent, a React child), or clean it with DOMPurify.sanitize first.",
    },
  },
  noFix:
    "Cleaning needs a library that the project may not have; text in place of HTML changes what is seen.",
  flow: {
    from: {
      browser: "error",
      remote: "error",
      // Texts of the catalogue are often meant to be HTML, and who may write them is not known here.
      stored: { level: "hint", preset: "audit" },
    },
    to: ["dom-html"],
  },
});
