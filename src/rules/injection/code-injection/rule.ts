import { flowRule } from "../../../engine/api.ts";
import { parseEvaluated } from "../../helpers/edit/read-as-data.ts";
import { offer } from "../../helpers/edit/sink-expressions.ts";

export const rule = flowRule({
  id: "code-injection",
  meta: {
    category: "injection",
    title: "Untrusted data is run as code",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [94, 95],
    owasp: ["A03:2021", "A05:2025"],
    asvs: ["1.3.2"],
    pci: ["6.2.4"],
    tips: [2],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "Untrusted data is run as code ({{source}}): whoever sends it decides what the program does.",
      help: "Look up what is wanted in a table of functions, or parse the value as data (JSON.parse).",
    },
  },
  fixes: [
    {
      id: "parse-json",
      kind: "suggestion",
      title: "Read it as data (JSON.parse)",
    },
  ],
  flow: {
    from: {
      remote: "error",
      browser: "error",
      // What another server answers is its code, run with the rights of the store.
      stored: { level: "warning", preset: "audit" },
      "library-input": "information",
    },
    to: ["code"],
    fixes: (place) => offer("parse-json", parseEvaluated(place)),
  },
});
