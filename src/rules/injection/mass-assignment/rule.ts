import { flowRule } from "../../../engine/api.ts";
import { pickFields } from "../../helpers/edit/pick-fields.ts";
import { offer } from "../../helpers/edit/sink-expressions.ts";
import { mayFillRecord } from "../../helpers/match/sql-total.ts";

export const rule = flowRule({
  id: "mass-assignment",
  meta: {
    category: "injection",
    title: "A visitor decides which fields of a record are written",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [915],
    owasp: ["A08:2021", "A08:2025"],
    asvs: ["15.3.3", "8.2.3"],

    tips: [8],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "Untrusted data ({{source}}) is {{sink}}: fields such as role or price can be sent along.",
      help: "Name the fields that may be written, or check the body with a schema that drops all others.",
    },
  },
  fixes: [
    {
      id: "pick-fields",
      kind: "suggestion",
      title: "Store only the fields that the code reads",
    },
  ],
  flow: {
    from: { remote: "warning" },
    to: ["record"],
    forStaff: "balanced",
    accepts: ({ node }) => mayFillRecord(node),
    fixes: (place) => offer("pick-fields", pickFields(place)),
  },
});
