import { manifestRule } from "../../../engine/api.ts";
import { checkOutdatedComposer } from "./composer.ts";
import { dependencyCheck, UPDATE_FIXES } from "../../helpers/match/dependency-check.ts";

export const rule = manifestRule({
  id: "dep-outdated",
  meta: {
    category: "dependencies",
    title: "A dependency is behind what its range can reach",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [],
    owasp: ["A06:2021", "A03:2025"],
    asvs: ["15.1.1"],
    tips: [3],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "{{name}} is behind what its registry offers.",
      help: "Read the changelog, then update.",
    },
  },
  fixes: UPDATE_FIXES,
  manifest: dependencyCheck("dep-outdated"),
  composer: checkOutdatedComposer,
});
