import { flowRule } from "../../../engine/api.ts";
import { escapePattern } from "../../helpers/edit/escape-pattern.ts";
import { offer } from "../../helpers/edit/sink-expressions.ts";

export const rule = flowRule({
  id: "redos-user-pattern",
  meta: {
    category: "injection",
    title: "Untrusted data is used as a regular expression",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [1333],
    owasp: ["A03:2021", "A05:2025"],
    asvs: ["1.2.9", "1.3.12"],

    tips: [2],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "Untrusted data ({{source}}) is {{sink}}: one slow pattern stops the server.",
      help: "Escape the characters of patterns (RegExp.escape or escape-string-regexp), or search with includes.",
    },
  },
  fixes: [
    {
      id: "escape-pattern",
      kind: "suggestion",
      title: "Escape what has a meaning in patterns",
    },
  ],
  flow: {
    from: { remote: "warning", "library-input": "information" },
    to: ["regex"],
    forStaff: "balanced",
    fixes: (place) => offer("escape-pattern", escapePattern(place)),
  },
});
