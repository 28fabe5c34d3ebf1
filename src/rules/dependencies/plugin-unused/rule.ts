import { projectRule } from "../../../engine/api.ts";
import { projectManifests } from "../../helpers/match/project-manifests.ts";
import { checkGuards } from "./guards.ts";
import { checkHost } from "./hosts.ts";
import { HOSTS } from "./plugins.ts";
import { Uses } from "./uses.ts";

export const rule = projectRule({
  id: "plugin-unused",
  meta: {
    category: "dependencies",
    title: "A plug-in is installed and does not run, or is configured and not installed",
    level: "information",
    confidence: "medium",
    preset: "balanced",
    surface: "editor",
    cwe: [],
    owasp: ["A06:2021", "A03:2025"],
    asvs: ["15.2.3"],
    tips: [9, 10],
    since: "0.1.0",
  },
  messages: {
    guard: {
      what: "{{name}} is installed, but no code imports it: {{harm}}.",
      help: "Put it in front of the routes, or remove it so that nobody relies on it.",
    },
    plugin: {
      what: "{{name}} is installed, but {{platform}} is not told to run it.",
      help: "Add it to the platform's configuration, or remove it: code that nobody uses still has to be updated.",
    },
    disabled: {
      what: "{{name}} is installed, but {{platform}} is told not to run it.",
      help: "Switch it on, or remove it together with its entry: code that nobody uses still has to be updated.",
    },
    idle: {
      what: "{{name}} is installed and imported, but {{platform}} is not told to run it.",
      help: "Put it among the plug-ins, or remove it together with its import: code that nobody uses still has to be updated.",
    },
    missing: {
      what: "{{platform}} is told to run {{name}}, which no package.json names.",
      help: "Add it to the dependencies: otherwise the store does not start, or runs what happens to be installed.",
    },
  },
  fixes: [
    { id: "remove", kind: "suggestion", title: "Remove {{name}} from package.json" },
    {
      id: "remove-both",
      kind: "suggestion",
      title: "Remove {{name}} from package.json and from the code that names it",
    },
    { id: "unlist", kind: "suggestion", title: "Remove {{name}} from the configuration" },
  ],
  project(project, context) {
    const manifests = projectManifests(project);
    const uses = new Uses(project, manifests);
    for (const [file, facts] of manifests) {
      const folder = file.slice(0, -"package.json".length);
      checkGuards(file, facts, uses, context);
      for (const host of HOSTS)
        checkHost(host, { file, folder, facts, manifests, uses }, project, context);
    }
  },
});
