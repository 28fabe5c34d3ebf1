import { flowRule } from "../../../engine/api.ts";
import { ordinaryCondition } from "../../helpers/edit/ordinary-condition.ts";
import { offer } from "../../helpers/edit/sink-expressions.ts";

export const rule = flowRule({
  id: "nosql-where-js",
  meta: {
    category: "injection",
    title: "Untrusted data becomes code that the database runs",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [943, 95],
    owasp: ["A03:2021", "A05:2025"],
    asvs: ["1.3.2"],

    tips: [2],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "Untrusted data ({{source}}) becomes code that the database runs: its sender can read every record.",
      help: "Write the condition with operators ($lt, $eq, $expr); they take values, not code.",
    },
  },
  fixes: [
    {
      id: "use-operator",
      kind: "suggestion",
      title: "Compare with $eq in place of code",
    },
  ],
  flow: {
    from: { remote: "error" },
    to: ["nosql-code"],
    fixes: (place) => offer("use-operator", ordinaryCondition(place)),
  },
});
