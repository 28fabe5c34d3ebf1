import { engineRule } from "../../../engine/api.ts";

/** Found by the engine while it reads comments and the configuration; this is what people are told. */
export const rule = engineRule({
  id: "suppression-expired",
  meta: {
    category: "suppressions",
    title: "The last day of a suppression is over",
    level: "information",
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
      what: "This suppression ended on {{until}}; the finding behind it counts again.",
      help: "Repair the code and remove the suppression, or agree on a new date together with the reason.",
    },
  },
  fixes: [{ id: "remove-suppression", kind: "suggestion", title: "Remove the suppression" }],
});
