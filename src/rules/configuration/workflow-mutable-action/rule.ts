import { configRule } from "../../../engine/api.ts";
import { isWorkflow } from "../../helpers/match/workflow.ts";

/** Names that branches have: whoever writes to them decides what runs from then on. */
const BRANCH = /^(?:main|master|develop|dev|trunk|next|latest|edge|nightly|HEAD|release\/.+)$/i;
/** GitHub's own, which the runner has to be trusted with anyway. */
const OWN = /^(?:actions|github)\//;

export const rule = configRule({
  id: "workflow-mutable-action",
  meta: {
    category: "configuration",
    title: "A workflow runs whatever a branch of somebody else holds",
    level: "information",
    confidence: "high",
    preset: "audit",
    surface: "editor",
    cwe: [829, 494],
    owasp: ["A08:2021", "A08:2025"],
    asvs: ["15.2.4"],
    tips: [10],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "{{action}} comes from a branch, `{{branch}}`: what it holds tomorrow runs with this job's secrets.",
      help: "Name the commit (`@` and its 40 digits), with the version as a comment, and let Dependabot or Renovate move it.",
    },
  },
  noFix: "Which commit is meant is not known without asking for it.",
  config: {
    kinds: ["yaml"],
    check(document, context) {
      if (!isWorkflow(document.path)) return;
      for (const { path, value, valueRange } of document.entries) {
        if (path.at(-1) !== "uses" || typeof value !== "string") continue;
        const [, action = "", branch = ""] = /^([\w.-]+\/[\w./-]+)@(.+)$/.exec(value.trim()) ?? [];
        if (action === "" || OWN.test(action) || !BRANCH.test(branch)) continue;
        const data = { action: shortened(action), branch: branch.slice(0, 12) };
        context.report({ at: valueRange, message: "found", data });
      }
    },
  },
});

/** Names of workflows in other repositories are long; the end says which one it is. */
function shortened(action: string): string {
  return action.length > 33 ? `${action.slice(0, 8)}…${action.slice(-24)}` : action;
}
