import { flowRule } from "../../../engine/api.ts";

export const rule = flowRule({
  id: "xxe",
  meta: {
    category: "injection",
    title: "An XML parser resolves entities of a document that a visitor sends",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [611],
    owasp: ["A05:2021", "A02:2025"],
    asvs: ["1.5.1"],

    tips: [2],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "XML of a visitor ({{source}}) is read with its entities: they show files of the server and reach other hosts.",
      help: "Leave `noent` and `dtdload` out; the parsers of today resolve no entities unless they are told to.",
    },
  },
  noFix: "The option may be set in an object that other calls use as well.",
  flow: { from: { remote: "error" }, to: ["xml"] },
});
