import { flowRule } from "../../../engine/api.ts";
import { escapeMarkup } from "../../helpers/edit/escape-markup.ts";
import { offer } from "../../helpers/edit/sink-expressions.ts";
import { namesRecord } from "../../helpers/match/names-record.ts";

export const rule = flowRule({
  id: "html-to-pdf-injection",
  meta: {
    category: "injection",
    title: "A browser of the server opens HTML that strangers write",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [79, 918],
    owasp: ["A03:2021", "A05:2025"],
    asvs: ["1.2.1", "1.3.6"],
    tips: [2],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "Untrusted data ({{source}}) is HTML for a browser of the server: it reads files and asks inner servers.",
      help: "Escape values in HTML (escape-html) or fill a template that escapes; let the browser run without scripts and without a network.",
    },
  },
  fixes: [
    {
      id: "escape-html",
      kind: "suggestion",
      title: "Escape the value for HTML",
    },
  ],
  flow: {
    from: { remote: "error", stored: { level: "warning", preset: "audit" } },
    to: ["pdf-html"],
    bySender: namesRecord,
    fixes: (place) => offer("escape-html", escapeMarkup(place)),
  },
});
