import { flowRule } from "../../../engine/api.ts";

export const rule = flowRule({
  id: "path-traversal",
  meta: {
    category: "injection",
    title: "Untrusted data decides which file is used",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [22],
    owasp: ["A01:2021", "A01:2025"],
    asvs: ["5.3.2"],
    pci: ["6.2.4"],
    tips: [2],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "Untrusted data ({{source}}) is {{sink}}: with ../ it leaves the folder.",
      help: "Use path.basename, or resolve the path and check that it begins with the folder; let sendFile have a root.",
    },
  },
  noFix: "Whether folders below are meant to be reachable is not known here.",
  flow: {
    from: { remote: "error", "library-input": "information" },
    to: ["path"],
    throughCalls: "balanced",
  },
});
