import {
  type ConfigDocument,
  type ProjectView,
  type Range,
  projectRule,
} from "../../../engine/api.ts";
import { isWorkflow } from "../../helpers/match/workflow.ts";

/** What stands before a command, and up to its end: no package is named. */
const BEFORE = String.raw`(?<=(?:^|[\n;&|({])[ \t]*(?:RUN[ \t]+)?)`;
const BEHIND = String.raw`(?=(?:[ \t]+-{1,2}[\w=-]+)*[ \t]*(?:$|[\r\n;&|)]))`;

/** Managers that take other versions where the lockfile does not fit. pnpm and later Yarn stop by themselves where they run unattended. */
interface Manager {
  readonly locks: readonly string[];
  /** The whole installation, and what in its line keeps to the lockfile or installs something else. */
  readonly install: RegExp;
  readonly instead: string;
  /** True where a lockfile was written by a version that does so. */
  readonly isLock?: (text: string) => boolean;
}

const MANAGERS: readonly Manager[] = [
  {
    locks: ["package-lock.json", "npm-shrinkwrap.json"],
    install: command(
      "npm[ \\t]+(?:install|i)",
      String.raw`[ \t]-g\b|--global|--package-lock-only|--no-save`,
    ),
    instead: "npm ci",
  },
  {
    locks: ["yarn.lock"],
    install: command(
      String.raw`yarn(?:[ \t]+install)?`,
      "--frozen-lockfile|--immutable|--pure-lockfile|--global|--version|--help",
    ),
    instead: "yarn install --frozen-lockfile",
    isLock: (text) => /^# yarn lockfile v1$/m.test(text.slice(0, 500)),
  },
  {
    locks: ["bun.lock", "bun.lockb"],
    install: command(
      String.raw`bun[ \t]+(?:install|i)`,
      String.raw`--frozen-lockfile|--production|[ \t]-[pg]\b|--global|--lockfile-only|--no-save`,
    ),
    instead: "bun install --frozen-lockfile",
  },
];

function command(words: string, except: string): RegExp {
  return new RegExp(`${BEFORE}(?:${words})${BEHIND}(?![^\\r\\n;&|]*(?:${except}))`, "g");
}

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
      what: "`{{command}}` may install other versions than {{lock}} names, and nobody sees that it did.",
      help: "Use `{{instead}}`: it installs what the lockfile names, and stops where the two do not fit together.",
    },
  },
  fixes: [{ id: "use-ci", kind: "suggestion", title: "Use {{instead}}" }],
  project(project, context) {
    for (const path of project.files) {
      if (!isUnattended(path)) continue;
      for (const manager of MANAGERS) {
        const lock = lockfileOf(path, manager, project);
        const document = lock === undefined ? undefined : project.document(path);
        if (!document || lock === undefined) continue;
        const { install, instead } = manager;
        for (const { at, written } of installations(document, install)) {
          context.report(path, {
            at,
            message: "found",
            data: { command: written.replace(/\s+/g, " "), lock: lock.slice(0, 40), instead },
            fixes: [{ id: "use-ci", edits: () => [{ ...at, text: instead }] }],
          });
        }
      }
    }
  },
});

function isUnattended(path: string): boolean {
  return isWorkflow(path) || IMAGE.test(path) || SCRIPT.test(path);
}

/** The lockfile of a manager beside a file, or at the root; undefined where there is none. */
function lockfileOf(
  path: string,
  { locks, isLock }: Manager,
  project: ProjectView,
): string | undefined {
  const folder = path.includes("/") && !isWorkflow(path) ? path.replace(/[^/]+$/, "") : "";
  return locks
    .flatMap((name) => [folder + name, name])
    .find((each) => {
      const text = project.read(each);
      return text !== undefined && (isLock?.(text) ?? true);
    });
}

function installations({ text, entries }: ConfigDocument, install: RegExp) {
  const found = new Map<number, { readonly at: Range; readonly written: string }>();
  for (const { valueRange } of entries) {
    const value = text.slice(valueRange.start, valueRange.end);
    for (const match of value.matchAll(install)) {
      const start = valueRange.start + match.index;
      const [written] = match;
      found.set(start, { at: { start, end: start + written.length }, written });
    }
  }
  return found.values();
}
