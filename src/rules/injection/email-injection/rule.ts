import { flowRule } from "../../../engine/api.ts";

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
  noFix: "What has to be escaped depends on where in the mail the value stands.",
  flow: {
    from: { remote: "warning", stored: { level: "information", preset: "audit" } },
    to: ["mail-html", "mail-header"],
    // Mails to an address out of a form are usual, and libraries write headers without line breaks.
    levels: { "mail-header": { level: "information", preset: "audit" } },
  },
});
