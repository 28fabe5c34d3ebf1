import { engineRule } from "../../../engine/api.ts";

/** Found by the engine while it reads comments; this is what people are told. */
export const rule = engineRule({
  id: "suppression-malformed",
  meta: {
    category: "suppressions",
    title: "A suppression cannot be read",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [],
    owasp: [],
    asvs: [],
    tips: [],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "This suppression silences nothing: {{problem}}.",
      help: "Write `storewarden-ignore <rule-id> -- reason`, with ` until YYYY-MM-DD` behind the reason if it is for a time.",
    },
  },
  fixes: [
    { id: "mark-reason", kind: "suggestion", title: "Put ' -- ' before the reason" },
    { id: "remove-suppression", kind: "suggestion", title: "Remove the comment" },
  ],
});
