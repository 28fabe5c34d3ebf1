import { type WholeFlow, flowRule } from "../../../engine/api.ts";

export const rule = flowRule({
  id: "card-data-logged",
  meta: {
    category: "payments",
    title: "Data of payment cards is written to the log",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [532],
    owasp: ["A09:2021", "A09:2025"],
    asvs: ["16.2.5"],
    pci: ["3.3.1", "3.4.1"],
    tips: [12],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "The {{source}} is written to the log, where many people and services read it.",
      help: "Log the id of the payment, or the last four digits; let the logger redact the field.",
    },
  },
  noFix: "What the line is meant to tell is not known here.",
  flow: { from: { sensitive: "error" }, to: ["logged"], accepts },
});

/** Other data is sensitive, too, and has rules of its own. */
function accepts({ entry }: WholeFlow): boolean {
  return entry.says.endsWith("of a card");
}
