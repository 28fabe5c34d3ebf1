import { flowRule } from "../../../engine/api.ts";

export const rule = flowRule({
  id: "nosql-operator-injection",
  meta: {
    category: "injection",
    title: "A visitor may send an operator where a database filter expects a value",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [943],
    owasp: ["A03:2021", "A05:2025"],
    asvs: ["1.2.4", "15.3.5"],

    tips: [2],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "This may be an object such as { $ne: null } ({{source}}): whoever sends it changes the database filter.",
      help: "Make the value a text (String(x)), compare with { $eq: x }, or check the body with a schema first.",
    },
  },
  noFix: "Whether a text, a number or an id is expected is said by the collection, not here.",
  flow: { from: { remote: "error" }, to: ["nosql"] },
});
