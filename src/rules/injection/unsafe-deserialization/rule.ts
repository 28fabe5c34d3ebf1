import { flowRule } from "../../../engine/api.ts";

export const rule = flowRule({
  id: "unsafe-deserialization",
  meta: {
    category: "injection",
    title: "Untrusted data is turned into objects by something that can run code",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [502],
    owasp: ["A08:2021", "A08:2025"],
    asvs: ["1.5.2"],

    tips: [2],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "Untrusted data ({{source}}) is {{sink}}: it can bring code that runs on the server.",
      help: "Exchange plain data with JSON.parse and check it with a schema.",
    },
  },
  noFix: "What the other side sends has to change together with this place.",
  flow: { from: { remote: "error" }, to: ["deserialize"] },
});
