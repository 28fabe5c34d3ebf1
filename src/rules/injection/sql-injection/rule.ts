import { flowRule } from "../../../engine/api.ts";
import { offer } from "../../helpers/edit/sink-expressions.ts";
import { bindValues } from "../../helpers/edit/sql-parameters.ts";
import { namesParameters } from "../../helpers/match/bound-name.ts";

export const rule = flowRule({
  id: "sql-injection",
  meta: {
    category: "injection",
    title: "Untrusted data becomes part of an SQL statement",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [89],
    owasp: ["A03:2021", "A05:2025"],
    asvs: ["1.2.4"],
    pci: ["6.2.4"],
    tips: [2],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "Untrusted data ({{source}}) becomes part of an SQL statement: its sender can read the database.",
      help: "Write a placeholder in the statement and pass the value as a parameter. Look up column names in a list.",
    },
  },
  fixes: [
    {
      id: "bind-values",
      kind: "suggestion",
      title: "Hand the values over as parameters",
    },
  ],
  flow: {
    from: { remote: "error", "library-input": "information" },
    to: ["sql"],
    accepts: ({ node, semantics }) => !namesParameters(node, semantics),
    fixes: (place) => offer("bind-values", bindValues(place)),
  },
});
