import { flowRule } from "../../../engine/api.ts";
import { offer } from "../../helpers/edit/sink-expressions.ts";
import { splitCommand } from "../../helpers/edit/split-command.ts";

/** What rows say of programs such as git, whose switches start others: `--upload-pack=…`. */
const STARTS_OTHERS = "passed to a program that a switch lets start another one";

export const rule = flowRule({
  id: "command-injection",
  meta: {
    category: "injection",
    title: "Untrusted data becomes part of a command",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [78, 88],
    owasp: ["A03:2021", "A05:2025"],
    asvs: ["1.2.5"],
    pci: ["6.2.4"],
    tips: [2],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "Untrusted data is {{sink}} ({{source}}): whoever sends it can run programs on the server.",
      help: "Call execFile or spawn without a shell, give a fixed program and its arguments as a list, and put `--` before what a visitor sends.",
    },
  },
  fixes: [
    {
      id: "split-command",
      kind: "suggestion",
      title: "Start the program without a shell (execFile)",
    },
  ],
  flow: {
    from: { remote: "error", "library-input": "information" },
    to: ["command", "command-argument"],
    // Without a shell only a leading dash does harm, and not with every program.
    levels: { "command-argument": { level: "warning", preset: "audit" } },
    byPlace: { [STARTS_OTHERS]: { level: "warning", preset: "balanced" } },
    fixes: (place) => offer("split-command", splitCommand(place)),
  },
});
