import { engineRule } from "../../../engine/api.ts";

/** Found by the engine while it reads comments; this is what people are told. */
export const rule = engineRule({
  id: "suppression-unused",
  meta: {
    category: "suppressions",
    title: "A suppression silences nothing",
    level: "hint",
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
      what: "'{{rule}}' finds nothing here, so this suppression is not needed.",
      help: "Remove it, or it may hide the next finding at this place.",
    },
  },
  fixes: [{ id: "remove-rule", kind: "fix", title: "Remove '{{rule}}' from the suppression" }],
});
