import { flowRule } from "../../../engine/api.ts";

export const rule = flowRule({
  id: "ssrf",
  meta: {
    category: "injection",
    title: "Untrusted data decides which server is asked",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [918],
    owasp: ["A10:2021", "A01:2025"],
    asvs: ["1.3.6"],
    pci: ["6.2.4"],
    tips: [2],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "Untrusted data ({{source}}) decides which server is asked: it reaches what only your network can see.",
      help: "Keep the host fixed or look it up in a list, encode the rest, and do not follow redirects.",
    },
  },
  noFix: "Which servers may be asked is not known here.",
  flow: {
    from: { remote: "error" },
    to: ["request-url"],
    // Proxies set these, and hosts of several shops are looked up by them.
    bySource: { "host header": { level: "warning", preset: "balanced" } },
  },
});
