import { manifestRule } from "../../../engine/api.ts";
import { checkUnmaintainedComposer } from "./composer.ts";
import { dependencyCheck } from "../../helpers/match/dependency-check.ts";

export const rule = manifestRule({
  id: "dep-unmaintained",
  meta: {
    category: "dependencies",
    title: "A dependency is no longer maintained, or has not been released for years",
    level: "warning",
    confidence: "medium",
    preset: "quiet",
    surface: "editor",
    cwe: [1104],
    owasp: ["A06:2021", "A03:2025"],
    asvs: ["15.1.4"],
    tips: [3, 10],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "{{name}} is no longer maintained.",
      help: "Plan a replacement.",
    },
  },
  noFix: "Which package can take its place is a decision about the store's own code.",
  manifest: dependencyCheck("dep-unmaintained"),
  composer: checkUnmaintainedComposer,
});
