import { engineRule } from "../../../engine/api.ts";

/** Found by the engine while it reads comments; this is what people are told. */
export const rule = engineRule({
  id: "suppression-unknown-rule",
  meta: {
    category: "suppressions",
    title: "A suppression names a rule that does not exist",
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
      what: "No rule is called '{{rule}}', so nothing is silenced for it.",
      help: "Write the id that the finding shows, or remove it.",
    },
    close: {
      what: "No rule is called '{{rule}}'; '{{closest}}' may be meant.",
      help: "Write the id that the finding shows, or remove it.",
    },
    renamed: {
      what: "The rule '{{rule}}' was renamed to '{{renamed}}'. The suppression still counts.",
      help: "Write the new id, by which the rule's page is found.",
    },
  },
  fixes: [
    { id: "use-new-id", kind: "fix", title: "Write '{{renamed}}', as the rule is called now" },
    { id: "use-closest", kind: "suggestion", title: "Write '{{closest}}'" },
    { id: "remove-rule", kind: "suggestion", title: "Remove '{{rule}}' from the suppression" },
  ],
});
