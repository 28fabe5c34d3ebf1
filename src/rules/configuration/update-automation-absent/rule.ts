import { projectRule } from "../../../engine/api.ts";

const FILES =
  /(?:^|\/)(?:\.github\/dependabot\.ya?ml|\.github\/renovate\.json5?|\.gitlab\/renovate\.json5?|renovate\.json5?|\.renovaterc(?:\.json5?)?|\.dependabot\/config\.yml|\.snyk|\.depfu\.yml|\.updatecli\.d\/.*|updatecli\.ya?ml)$/i;
const LOCKFILES =
  /^(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?)$/;
const WORDS = /renovate|dependabot|npm-check-updates|\bncu\b|npm audit fix|taze\b|snyk/i;

export const rule = projectRule({
  id: "update-automation-absent",
  meta: {
    category: "configuration",
    title: "Nothing in the project asks for updates",
    level: "information",
    confidence: "medium",
    preset: "audit",
    surface: "report",
    cwe: [1104],
    owasp: ["A06:2021", "A03:2025"],
    asvs: ["15.1.1"],
    tips: [3],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "Neither Dependabot nor Renovate is set up: packages are updated only when somebody remembers to.",
      help: "Add .github/dependabot.yml or renovate.json, so that updates with known holes in older versions are proposed by themselves.",
    },
  },
  noFix: "Which service fits, depends on where the repository is kept.",
  project(project, context) {
    const { tracked } = project;
    // Without the index, what lies above the folder is not known either.
    if (!tracked.known || !project.files.includes("package.json")) return;
    const paths = [...tracked.paths];
    if (!paths.some((path) => LOCKFILES.test(path))) return;
    if (paths.some((path) => FILES.test(path))) return;
    const texts = paths.filter((path) =>
      /^(?:package\.json|\.github\/workflows\/[^/]+|\.gitlab-ci\.yml|readme\.md)$/i.test(path),
    );
    if (texts.some((path) => WORDS.test(project.read(path) ?? ""))) return;
    context.report("package.json", { at: { start: 0, end: 1 }, message: "found" });
  },
});
