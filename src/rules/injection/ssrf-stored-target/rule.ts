import { flowRule } from "../../../engine/api.ts";

export const rule = flowRule({
  id: "ssrf-stored-target",
  meta: {
    category: "injection",
    title: "Stored data decides which server is asked",
    level: "information",
    confidence: "medium",
    preset: "audit",
    surface: "editor",
    cwe: [918],
    owasp: ["A10:2021", "A01:2025"],
    asvs: ["1.3.6", "15.3.2"],
    pci: ["6.2.4"],
    tips: [10],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "A stored address ({{source}}) decides which server is asked: it may be one inside your network.",
      help: "Look the host up before the request and refuse private addresses (request-filtering-agent), or keep a list of hosts.",
    },
  },
  noFix: "Which servers merchants may name is not known here.",
  flow: { from: { stored: "information" }, to: ["request-url"] },
});
