import { type WholeFlow, flowRule } from "../../../engine/api.ts";

export const rule = flowRule({
  id: "card-data-handled",
  meta: {
    category: "payments",
    title: "Data of payment cards is stored",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [312, 359],
    owasp: ["A04:2021", "A06:2025"],
    asvs: ["14.2.4"],
    pci: ["3.2.1", "3.3.1", "3.5.1"],
    tips: [12],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "The {{source}} is stored: security codes may never be kept, numbers only unreadably.",
      help: "Let the payment provider's fields take the card, and store the token and the last four digits that it gives.",
    },
  },
  noFix: "Which provider is to hold the cards is not known here.",
  flow: { from: { sensitive: "error" }, to: ["stored-value"], accepts },
});

/** Other data is sensitive, too, and may be stored. */
function accepts({ entry }: WholeFlow): boolean {
  return entry.says.endsWith("of a card");
}
