import { flowRule } from "../../../engine/api.ts";
import { escapeFilter } from "../../helpers/edit/escape-filter.ts";
import { offer } from "../../helpers/edit/sink-expressions.ts";

export const rule = flowRule({
  id: "ldap-xpath-injection",
  meta: {
    category: "injection",
    title: "Untrusted data becomes part of an LDAP filter or an XPath",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [90, 643],
    owasp: ["A03:2021", "A05:2025"],
    asvs: ["1.2.6", "1.2.7"],

    tips: [2],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "Untrusted data ({{source}}) is {{sink}}: whoever sends it decides who or what is found.",
      help: "Build filters from objects (EqualityFilter) or escape with ldap-escape; hand values to XPath as variables.",
    },
  },
  fixes: [
    {
      id: "escape-filter",
      kind: "suggestion",
      title: "Escape the value for the filter",
    },
  ],
  flow: {
    from: { remote: "warning", "library-input": "information" },
    to: ["ldap"],
    fixes: (place) => offer("escape-filter", escapeFilter(place)),
  },
});
