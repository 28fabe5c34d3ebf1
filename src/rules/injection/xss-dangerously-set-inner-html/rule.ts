import { flowRule } from "../../../engine/api.ts";
import { cleanMarkup, showAsText } from "../../helpers/edit/clean-page.ts";
import { escapeMarkup, isComposedHere } from "../../helpers/edit/escape-markup.ts";
import { offer } from "../../helpers/edit/sink-expressions.ts";

export const rule = flowRule({
  id: "xss-dangerously-set-inner-html",
  // JSON in a script element is what that rule knows more about.
  supersededBy: ["jsonld-script-breakout"],
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
  fixes: [
    {
      id: "clean-markup",
      kind: "suggestion",
      title: "Clean the HTML with the sanitizer of the project",
    },
    {
      id: "show-as-text",
      kind: "suggestion",
      title: "Show it as text (textContent)",
    },
    {
      id: "escape-html",
      kind: "suggestion",
      title: "Escape the value for HTML",
    },
  ],
  flow: {
    from: {
      browser: "error",
      remote: "error",
      // Texts of the catalogue are often meant to be HTML, and who may write them is not known here.
      stored: { level: "hint", preset: "audit" },
      "library-input": { level: "hint", preset: "audit" },
    },
    to: ["dom-html"],
    fixes: (place) => [
      ...offer("clean-markup", cleanMarkup(place)),
      ...offer("show-as-text", showAsText(place)),
      ...offer("escape-html", isComposedHere(place) ? escapeMarkup(place) : undefined),
    ],
  },
});
