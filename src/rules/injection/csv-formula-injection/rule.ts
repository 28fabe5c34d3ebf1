import { flowRule } from "../../../engine/api.ts";
import { offer } from "../../helpers/edit/sink-expressions.ts";
import { escapeFormulas } from "../../helpers/edit/switch-option.ts";

export const rule = flowRule({
  id: "csv-formula-injection",
  meta: {
    category: "injection",
    title: "Values of customers are written into a CSV file where they can be formulas",
    level: "warning",
    confidence: "medium",
    preset: "balanced",
    surface: "editor",
    cwe: [1236],
    owasp: ["A03:2021", "A05:2025"],
    asvs: ["1.2.10"],

    tips: [11],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "Untrusted data ({{source}}) becomes a cell of a CSV file: opened as a table, =… in it is a formula.",
      help: "Use the option escape_formulas of csv-stringify, escapeFormulae of Papa Parse or preventCsvInjection of json-2-csv.",
    },
  },
  fixes: [
    {
      id: "escape-formulas",
      kind: "fix",
      title: "Switch the escaping of formulas on",
    },
  ],
  flow: {
    from: { remote: "warning", stored: { level: "information", preset: "audit" } },
    to: ["csv"],
    fixes: (place) => offer("escape-formulas", escapeFormulas(place)),
  },
});
