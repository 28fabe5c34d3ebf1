import { flowRule } from "../../../engine/api.ts";
import { offer } from "../../helpers/edit/sink-expressions.ts";
import { useBasename } from "../../helpers/edit/use-basename.ts";

export const rule = flowRule({
  id: "path-traversal",
  meta: {
    category: "injection",
    title: "Untrusted data decides which file is used",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [22],
    owasp: ["A01:2021", "A01:2025"],
    asvs: ["5.3.2"],
    pci: ["6.2.4"],
    tips: [2],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "Untrusted data ({{source}}) is {{sink}}: with ../ it leaves the folder.",
      help: "Use path.basename, or resolve the path and check that it begins with the folder; let sendFile have a root.",
    },
  },
  fixes: [
    {
      id: "use-basename",
      kind: "suggestion",
      title: "Use only the last segment of the name (path.basename)",
    },
  ],
  flow: {
    from: { remote: "error", "library-input": "information" },
    to: ["path", "path-probe"],
    // Whether a file is there is little to learn, and mostly what is asked before a check that follows.
    levels: { "path-probe": { level: "warning", preset: "balanced" } },
    throughCalls: "balanced",
    fixes: (place) => offer("use-basename", useBasename(place)),
  },
});
