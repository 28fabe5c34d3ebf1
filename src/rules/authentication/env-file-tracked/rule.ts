import {
  type Assignment,
  type ProjectContext,
  type ProjectView,
  assignments,
  documentKind,
  projectRule,
} from "../../../engine/api.ts";
import { ignoreFile } from "../../helpers/edit/ignore-file.ts";
import { environmentFile } from "../../helpers/match/config-place.ts";
import { isKnownDefault } from "../../helpers/match/known-defaults.ts";
import { providerToken } from "../../helpers/match/provider-tokens.ts";
import { secretRole } from "../../helpers/match/secret-names.ts";
import {
  isFillIn,
  isPlaceholder,
  isPublicKey,
  isReference,
  isTestKey,
  looksRandom,
} from "../../helpers/match/secret-values.ts";

export const rule = projectRule({
  id: "env-file-tracked",
  meta: {
    category: "authentication",
    title: "A file with secrets is in version control",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [538, 540],
    owasp: ["A01:2021", "A01:2025"],
    asvs: ["13.4.7"],
    pci: ["8.6.2"],
    tips: [4],
    since: "0.1.0",
    inLoweredPaths: "hint",
  },
  messages: {
    secrets: {
      what: "{{file}} is in version control with secrets in it ({{count}}), {{name}} first.",
      help: "Run `git rm --cached {{file}}`, add it to .gitignore, and replace the secrets: they stay in the history.",
    },
    placeholders: {
      what: "{{file}} is in version control: the first real secret written into it will be as well.",
      help: "Run `git rm --cached {{file}}`, add it to .gitignore, and keep the names in .env.example.",
    },
  },
  fixes: [
    {
      id: "ignore-file",
      kind: "suggestion",
      title: "Name {{file}} in .gitignore; `git rm --cached` is still to do",
    },
  ],
  project(project, context) {
    if (!project.tracked.known) return;
    for (const path of [...project.tracked.paths].toSorted()) {
      if (documentKind(path) === "env" && environmentFile(path) !== "template")
        check(path, project, context);
    }
  },
});

/** How much a value gives away: `working` keys of a provider, other `real` secrets, texts that stand in for one. */
type Worth = "working" | "real" | "placeholder";

function check(path: string, project: ProjectView, context: ProjectContext): void {
  const document = project.document(path);
  if (!document) return;
  const found = assignments(document).flatMap((assignment) => {
    const worth = worthOf(assignment, context.now);
    return worth ? [{ assignment, worth }] : [];
  });
  const isTest = environmentFile(path) === "test";
  // What tests use is made up for them; only a provider's key is real there too.
  const real = found.filter(({ worth }) => worth === "working" || (worth === "real" && !isTest));
  const [first] = real.length > 0 ? real : found;
  if (!first || (isTest && real.length === 0)) return;
  const file = path.slice(path.lastIndexOf("/") + 1);
  context.report(path, {
    // The name, since what is wrong with the value itself is said there.
    at: first.assignment.nameRange,
    message: real.length > 0 ? "secrets" : "placeholders",
    data: { file, count: String(real.length), name: first.assignment.name },
    ...(real.length === 0 && { level: "information" as const }),
    fixes: ignoreFile(path, project),
    verifiedSecret: real.some(({ worth }) => worth === "working"),
  });
}

function worthOf({ name, value }: Assignment, now: Date): Worth | undefined {
  if (value.trim() === "" || isReference(value)) return undefined;
  if (providerToken(value, value, { now })) return "working";
  const role = secretRole(name);
  if (role === undefined || isPublicKey(value)) return undefined;
  if (isPlaceholder(value) || isTestKey(value) || isKnownDefault(value) || isFillIn(name, value))
    return "placeholder";
  const isReal = role === "service" ? looksRandom(value) : value.length >= 6;
  return isReal ? "real" : "placeholder";
}
