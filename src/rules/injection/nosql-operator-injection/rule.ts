import { flowRule } from "../../../engine/api.ts";
import { looksForDuplicates } from "../../helpers/match/duplicate-check.ts";
import { findsCallersRecords, findsOwnRecords } from "../../helpers/match/own-filter.ts";
import { asEquals, asTexts } from "../../helpers/edit/filter-values.ts";
import { offer } from "../../helpers/edit/sink-expressions.ts";

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
  fixes: [
    {
      id: "compare-with-eq",
      kind: "suggestion",
      title: "Compare with $eq",
    },
    {
      id: "use-text",
      kind: "suggestion",
      title: "Make the value a text (String)",
    },
  ],
  flow: {
    from: { remote: "error" },
    to: ["nosql"],
    forStaff: "balanced",
    byPlace: { "used as a filter of a list": { level: "warning", preset: "balanced" } },
    // `{ id, customerId: session.user.id }` finds the sender's own records, whatever the other is.
    accepts: (flow) => flow.entry.says !== "argument of a server action" || !findsOwnRecords(flow),
    lessens: ({ node, semantics }) =>
      looksForDuplicates(node, semantics) || findsCallersRecords(node, semantics)
        ? { level: "warning", preset: "balanced" }
        : undefined,
    fixes: (place) => [
      ...offer("compare-with-eq", asEquals(place)),
      ...offer("use-text", asTexts(place)),
    ],
  },
});
