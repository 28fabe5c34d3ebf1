import { flowRule } from "../../../engine/api.ts";
import { loadSafely, parseInstead } from "../../helpers/edit/read-as-data.ts";
import { isChosenFile } from "../../helpers/match/chosen-file.ts";
import { offer } from "../../helpers/edit/sink-expressions.ts";

export const rule = flowRule({
  id: "unsafe-deserialization",
  meta: {
    category: "injection",
    title: "Untrusted data is turned into objects by something that can run code",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [502],
    owasp: ["A08:2021", "A08:2025"],
    asvs: ["1.5.2"],

    tips: [2],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "Untrusted data ({{source}}) is {{sink}}: it can bring code that runs on the server.",
      help: "Exchange plain data with JSON.parse and check it with a schema.",
    },
  },
  fixes: [
    {
      id: "load-safely",
      kind: "fix",
      title: "Load data only (safeLoad)",
    },
    {
      id: "parse-json",
      kind: "suggestion",
      title: "Read it as data (JSON.parse)",
    },
  ],
  flow: {
    from: { remote: "error", "library-input": "information" },
    to: ["deserialize"],
    accepts: (flow) => !isChosenFile(flow),
    fixes: (place) => [
      ...offer("load-safely", loadSafely(place)),
      ...offer("parse-json", parseInstead(place)),
    ],
  },
});
