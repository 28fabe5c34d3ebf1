import {
  type ConfigDocument,
  type ProjectView,
  type Range,
  projectRule,
} from "../../../engine/api.ts";
import { isWorkflow } from "../../helpers/match/workflow.ts";

/**
 * `npm install` of everything: no package is named, and nothing says that it is not for a machine.
 * pnpm and Yarn from version 2 on keep to their lockfiles by themselves where they run unattended;
 * Yarn 1 and Bun are not looked at.
 */
const INSTALL =
  /(?<=(?:^|[\n;&|({])[ \t]*(?:RUN[ \t]+)?)npm[ \t]+(?<verb>install|i)(?=(?:[ \t]+-{1,2}[\w=-]+)*[ \t]*(?:$|[\r\n;&|)]))(?![^\r\n;&|]*(?:[ \t]-g\b|--global|--package-lock-only|--no-save))/g;
const LOCKFILES = ["package-lock.json", "npm-shrinkwrap.json"];
const IMAGE = /(?:^|\/)(?:(?:dockerfile|containerfile)(?:\.[^/]*)?|[^/]+\.dockerfile)$/i;
const SCRIPT =
  /(?:^|\/)(?:ci|deploy\w*|release|\.ci|\.circleci|infra\w*)\/[^/]+\.sh$|(?:^|\/)deploy\w*\.sh$/i;

export const rule = projectRule({
  id: "install-ignores-lockfile",
  meta: {
    category: "configuration",
    title: "An automatic installation may take other versions than the lockfile",
    level: "information",
    confidence: "high",
    preset: "balanced",
    surface: "editor",
    cwe: [1357, 829],
    owasp: ["A08:2021", "A03:2025"],
    asvs: ["15.2.4"],
    tips: [3, 10],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "`npm {{verb}}` may install other versions than {{lock}} names, and nobody sees that it did.",
      help: "Use `npm ci`: it installs what the lockfile names, and stops where the two do not fit together.",
    },
  },
  fixes: [{ id: "use-ci", kind: "suggestion", title: "Use npm ci" }],
  project(project, context) {
    for (const path of project.files) {
      if (!isUnattended(path)) continue;
      const lock = lockfileOf(path, project);
      const document = lock === undefined ? undefined : project.document(path);
      if (!document || lock === undefined) continue;
      for (const { at, verb } of installations(document)) {
        context.report(path, {
          at,
          message: "found",
          data: { verb, lock: lock.slice(0, 40) },
          fixes: [{ id: "use-ci", edits: () => [{ ...at, text: "npm ci" }] }],
        });
      }
    }
  },
});

function isUnattended(path: string): boolean {
  return isWorkflow(path) || IMAGE.test(path) || SCRIPT.test(path);
}

/** The lockfile of npm beside a file, or at the root; undefined where there is none, or one of another manager. */
function lockfileOf(path: string, project: ProjectView): string | undefined {
  const folder = path.includes("/") && !isWorkflow(path) ? path.replace(/[^/]+$/, "") : "";
  return LOCKFILES.flatMap((name) => [folder + name, name]).find(
    (each) => project.read(each) !== undefined,
  );
}

function installations({ text, entries }: ConfigDocument) {
  const found = new Map<number, { readonly at: Range; readonly verb: string }>();
  for (const { valueRange } of entries) {
    const value = text.slice(valueRange.start, valueRange.end);
    for (const match of value.matchAll(INSTALL)) {
      const start = valueRange.start + match.index;
      const at = { start, end: start + match[0].length };
      found.set(start, { at, verb: match.groups?.verb ?? "install" });
    }
  }
  return found.values();
}
