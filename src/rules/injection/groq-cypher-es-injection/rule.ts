import { flowRule } from "../../../engine/api.ts";
import { bindNames } from "../../helpers/edit/bind-parameters.ts";
import { offer } from "../../helpers/edit/sink-expressions.ts";

export const rule = flowRule({
  id: "groq-cypher-es-injection",
  meta: {
    category: "injection",
    title: "Untrusted data becomes part of a GROQ, Cypher or search query",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [943],
    owasp: ["A03:2021", "A05:2025"],
    asvs: ["1.2.4"],

    tips: [2],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "Untrusted data ({{source}}) becomes part of a query: whoever sends it decides what the query finds.",
      help: "Write a parameter ($name) in the query and hand the value over beside it.",
    },
  },
  fixes: [
    {
      id: "bind-names",
      kind: "suggestion",
      title: "Hand the values over as parameters",
    },
  ],
  flow: {
    from: { remote: "warning", browser: "warning" },
    to: ["query-language"],
    fixes: (place) => offer("bind-names", bindNames(place)),
  },
});
