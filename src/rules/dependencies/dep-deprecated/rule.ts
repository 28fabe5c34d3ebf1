import { manifestRule } from "../../../engine/api.ts";
import {
  dependencyCheck,
  REPLACEMENT_FIX,
  UPDATE_FIXES,
} from "../../helpers/match/dependency-check.ts";
import { checkAbandoned } from "./abandoned.ts";
import { removeStub } from "./stub-types.ts";

export const rule = manifestRule({
  id: "dep-deprecated",
  meta: {
    category: "dependencies",
    title: "The installed version of a dependency is deprecated",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [1104],
    owasp: ["A06:2021", "A03:2025"],
    asvs: ["15.2.1"],
    tips: [3],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "{{name}} is deprecated.",
      help: "Move to a version that is not deprecated, or to another package.",
    },
    abandoned: {
      what: "{{name}} ({{version}}) is abandoned: nobody mends it any more.",
      help: "Its maintainers name no other package: plan the move to one that is kept up.",
    },
    replaced: {
      what: "{{name}} ({{version}}) is abandoned in favour of {{other}}.",
      help: "Nobody mends it any more: move to {{other}}, which its maintainers name in its place.",
    },
  },
  fixes: [
    ...UPDATE_FIXES,
    REPLACEMENT_FIX,
    {
      id: "replace-package",
      kind: "suggestion",
      title: "Replace it by {{replacement}} ({{age}} old), which stands in for it",
    },
    { id: "remove-stub", kind: "suggestion", title: "Remove {{name}}, which is an empty shell" },
  ],
  manifest: dependencyCheck("dep-deprecated", ["deprecated"], removeStub),
  composer: checkAbandoned,
});
