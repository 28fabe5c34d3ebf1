import { flowRule } from "../../../engine/api.ts";

export const rule = flowRule({
  id: "zip-slip",
  meta: {
    category: "injection",
    title: "An archive decides where its files are written",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [22],
    owasp: ["A01:2021", "A01:2025"],
    asvs: ["5.3.3", "5.2.3"],
    tips: [10],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "The name of an archive entry is used as a file path: an entry called ../../x is written outside the folder.",
      help: "Resolve the path and check that it begins with the folder and a separator, or keep only path.basename of the name.",
    },
  },
  noFix: "Whether folders inside of the archive are to be kept is not known here.",
  flow: { from: { archive: "error" }, to: ["path"] },
});
