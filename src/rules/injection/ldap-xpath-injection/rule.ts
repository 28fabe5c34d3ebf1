import { flowRule } from "../../../engine/api.ts";

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
  noFix: "The two languages escape in different ways, and XPath 1.0 not at all.",
  flow: { from: { remote: "warning" }, to: ["ldap"] },
});
