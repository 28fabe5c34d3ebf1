import { type WholeFlow, flowRule } from "../../../engine/api.ts";
import { isSqlQuantity, isStatement } from "../../helpers/match/sql-total.ts";
import { wholeNumber } from "./whole-number.ts";

export const rule = flowRule({
  id: "negative-or-huge-quantity",
  meta: {
    category: "payments",
    title: "A quantity of the sender's choice is not checked",
    level: "error",
    confidence: "medium",
    preset: "audit",
    surface: "editor",
    cwe: [1284, 20],
    owasp: ["A04:2021", "A06:2025"],
    asvs: ["2.2.1"],
    tips: [2],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "A number of the sender's choice ({{source}}) is {{sink}} without a check: it may be negative.",
      help: "Ask for a whole number between 1 and a limit before it counts, in the schema of the request or in a condition.",
    },
  },
  fixes: [
    {
      id: "whole-number",
      kind: "suggestion",
      title: "Refuse what is no whole number between 1 and 1000",
    },
  ],
  flow: { from: { remote: "error" }, to: ["quantity"], accepts, fixes: wholeNumber },
});

/** Headers, cookies and addresses are no quantities; what a middleware of the route checks is not known here. */
function accepts(flow: WholeFlow): boolean {
  const { entry } = flow;
  // Of a statement's values few are quantities: the column says which.
  if (isStatement(flow) && !isSqlQuantity(flow)) return false;
  return (
    /body|query|path|argument|form|message|procedure|request$/i.test(entry.says) &&
    !entry.words().some((word) => /valid|schema|\bjoi\b|celebrate|isInt|check(?!out)/i.test(word))
  );
}
