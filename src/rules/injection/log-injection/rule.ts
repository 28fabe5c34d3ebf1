import { flowRule } from "../../../engine/api.ts";

export const rule = flowRule({
  id: "log-injection",
  meta: {
    category: "injection",
    title: "Untrusted data is written into a text log without its line breaks being removed",
    level: "information",
    confidence: "medium",
    preset: "audit",
    surface: "editor",
    cwe: [117],
    owasp: ["A09:2021", "A09:2025"],
    asvs: ["16.4.1"],

    tips: [9],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "Untrusted data ({{source}}) is written into the log as it is: a line break in it makes up entries.",
      help: "Log it as a member of an object, or with JSON.stringify, so that line breaks are escaped.",
    },
  },
  noFix: "How a structured entry looks is a matter of the logger.",
  flow: { from: { remote: "information" }, to: ["log"] },
});
