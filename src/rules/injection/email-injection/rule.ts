import { flowRule } from "../../../engine/api.ts";
import { escapeMarkup } from "../../helpers/edit/escape-markup.ts";
import { offer } from "../../helpers/edit/sink-expressions.ts";
import { namesRecord } from "../../helpers/match/names-record.ts";

export const rule = flowRule({
  id: "email-injection",
  meta: {
    category: "injection",
    title: "Untrusted data becomes HTML or a header of a mail",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [79, 93],
    owasp: ["A03:2021", "A05:2025"],
    asvs: ["1.2.1", "1.3.11"],

    tips: [11],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "Untrusted data ({{source}}) is {{sink}}: strangers can write links into mails of the shop.",
      help: "Escape values in HTML (escape-html) or send `text`; take recipients and headers from the shop's own data.",
    },
  },
  fixes: [
    {
      id: "escape-html",
      kind: "suggestion",
      title: "Escape the value for HTML",
    },
  ],
  // Whoever writes the whole mail needs no link in it.
  supersededBy: ["mail-relay-from-body"],
  flow: {
    from: { remote: "warning", stored: { level: "information", preset: "audit" } },
    to: ["mail-html", "mail-header"],
    forStaff: "balanced",
    // `reset-link-host-header` speaks of hosts.
    fears: (entry) => entry.says !== "host header",
    bySender: namesRecord,
    // Mails to an address out of a form are usual, and libraries write headers without line breaks.
    levels: { "mail-header": { level: "information", preset: "audit" } },
    fixes: (place) =>
      place.kinds.has("mail-header") ? [] : offer("escape-html", escapeMarkup(place)),
  },
});
