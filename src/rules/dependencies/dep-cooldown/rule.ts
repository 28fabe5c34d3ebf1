import { manifestRule } from "../../../engine/api.ts";
import { dependencyCheck, OLDER_FIX } from "../../helpers/match/dependency-check.ts";

export const rule = manifestRule({
  id: "dep-cooldown",
  meta: {
    category: "dependencies",
    title: "The installed version of a dependency has only just been published",
    level: "information",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [1357],
    owasp: ["A08:2021", "A03:2025"],
    asvs: ["15.2.4"],
    tips: [10],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "{{name}} has only just been published.",
      help: "Most releases that steal are found within days: wait, or stay with the version before.",
    },
  },
  fixes: [OLDER_FIX],
  manifest: dependencyCheck("dep-cooldown"),
});
