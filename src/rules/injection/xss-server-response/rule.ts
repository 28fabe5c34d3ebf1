import { flowRule } from "../../../engine/api.ts";
import { escapeMarkup } from "../../helpers/edit/escape-markup.ts";
import { dangerousHole } from "../../helpers/match/template-holes.ts";
import { offer } from "../../helpers/edit/sink-expressions.ts";

export const rule = flowRule({
  id: "xss-server-response",
  meta: {
    category: "injection",
    title: "Untrusted data is sent as part of a page",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [79],
    owasp: ["A03:2021", "A05:2025"],
    asvs: ["1.2.1"],
    pci: ["6.2.4"],
    tips: [2],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "Untrusted data ({{source}}) is {{sink}} without escaping: a link can run scripts in the shop.",
      help: "Escape the value (escape-html), send JSON with res.json, or render a template that escapes.",
    },
  },
  fixes: [
    {
      id: "escape-html",
      kind: "suggestion",
      title: "Escape the value for HTML",
    },
    { id: "escape-output", kind: "suggestion", title: "Let the template escape the value" },
  ],
  flow: {
    // What stands in rows may come from customers; where it does not is known to the store alone.
    from: { remote: "error", stored: { level: "information", preset: "audit" } },
    bySource: {
      "rows of the database": { level: "warning", preset: "balanced" },
      "documents of the database": { level: "warning", preset: "balanced" },
      // No link sets a cookie: whoever can write it needs another hole first.
      cookies: { level: "warning", preset: "balanced" },
    },
    to: ["html"],
    // No page of another site can make a browser send the host of its choice.
    fears: (entry) => entry.says !== "host header" && isNavigation(entry.methods()),
    fixes: (place) => offer("escape-html", escapeMarkup(place)),
    fixesInTemplate(hole, text) {
      const { edits } = dangerousHole(hole, text) ?? {};
      return edits ? [{ id: "escape-output", edits: () => edits }] : [];
    },
  },
});

/** No link and no form sends these methods, so the browser shows no page that answers them. */
const BY_SCRIPTS_ONLY = new Set(["put", "patch", "delete"]);

function isNavigation(methods: readonly string[]): boolean {
  return methods.length === 0 || methods.some((each) => !BY_SCRIPTS_ONLY.has(each));
}
