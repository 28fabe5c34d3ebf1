import { type Ast, type ProjectView, propertyName, projectRule } from "../../../engine/api.ts";
import { removeProperty } from "../../helpers/edit/property-edits.ts";
import { isOutsideProduction } from "../../helpers/match/environment-guard.ts";
import { sectionOf } from "../../helpers/match/platform-file.ts";

const CONFIG = /(?:^|\/)next\.config\.[cm]?[jt]s$/;
/** Where a store may have its types checked apart from the build. */
const ELSEWHERE =
  /(?:^|\/)(?:package\.json|turbo\.json|nx\.json|project\.json|Makefile|\.gitlab-ci\.yml|\.husky\/[^/]+|\.github\/workflows\/[^/]+\.ya?ml|\.circleci\/config\.yml|bitbucket-pipelines\.yml|azure-pipelines\.yml|lefthook\.ya?ml)$/;
const CHECKS = /\btsc\b|\btsgo\b|type-?check|types?:check|check-?types?|check:types?/i;

export const rule = projectRule({
  id: "next-build-errors-ignored",
  meta: {
    category: "configuration",
    title: "Next.js builds a store whose types do not fit",
    level: "warning",
    confidence: "medium",
    preset: "balanced",
    surface: "editor",
    cwe: [1127],
    owasp: ["A05:2021", "A02:2025"],
    asvs: [],
    tips: [2],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "The build goes on in spite of errors of types, and nothing else in the project checks them.",
      help: "Remove ignoreBuildErrors and mend what the compiler says, or run `tsc --noEmit` before each build.",
    },
  },
  fixes: [{ id: "remove-option", kind: "suggestion", title: "Remove ignoreBuildErrors" }],
  project(project, context) {
    const configs = project.files.filter((path) => CONFIG.test(path));
    if (configs.length === 0) return;
    const places = configs.flatMap((path) => settingsIn(path, project));
    if (places.length === 0 || isCheckedElsewhere(project)) return;
    for (const { path, property, text } of places) {
      context.report(path, {
        at: property,
        message: "found",
        fixes: [{ id: "remove-option", edits: () => removeProperty(property, text) }],
      });
    }
  },
});

interface Setting {
  readonly path: string;
  readonly property: Ast.Property;
  readonly text: string;
}

/** `typescript: { ignoreBuildErrors: true }`, where it certainly holds for production. */
function settingsIn(path: string, { beside }: ProjectView): Setting[] {
  const text = beside.read(path) ?? "";
  const script = text.includes("ignoreBuildErrors") ? beside.script(path) : undefined;
  if (!script) return [];
  return script.source.nodes.flatMap((node) =>
    node.type === "Property" &&
    !node.computed &&
    propertyName(node) === "ignoreBuildErrors" &&
    sectionOf(node) === "typescript" &&
    script.constant(node.value)?.value === true &&
    !isOutsideProduction(node, script)
      ? [{ path, property: node, text }]
      : [],
  );
}

function isCheckedElsewhere({ files, read }: ProjectView): boolean {
  return files.some((path) => ELSEWHERE.test(path) && CHECKS.test(read(path) ?? ""));
}
