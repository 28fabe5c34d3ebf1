import { flowRule } from "../../../engine/api.ts";

export const rule = flowRule({
  id: "header-injection-filename",
  meta: {
    category: "injection",
    title: "Untrusted data becomes part of a response header",
    level: "information",
    confidence: "medium",
    preset: "balanced",
    surface: "editor",
    cwe: [113, 116],
    owasp: ["A03:2021", "A05:2025"],
    asvs: ["5.4.2"],

    tips: [2],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "Untrusted data ({{source}}) becomes part of a response header without being encoded.",
      help: "Encode it (encodeURIComponent), or let content-disposition or res.attachment write the header.",
    },
  },
  noFix: "Whether the whole header or only the name of a file is meant depends on the header.",
  flow: { from: { remote: "information" }, to: ["header"] },
});
