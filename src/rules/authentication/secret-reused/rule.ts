import {
  type Assignment,
  type ProjectView,
  assignments,
  documentKind,
  projectRule,
} from "../../../engine/api.ts";
import { environmentFile } from "../../helpers/match/config-place.ts";
import { isKnownDefault } from "../../helpers/match/known-defaults.ts";
import { type SecretRole, nameWords, secretRole } from "../../helpers/match/secret-names.ts";
import {
  isPlaceholder,
  isPublicKey,
  isReference,
  isTestKey,
} from "../../helpers/match/secret-values.ts";

/** Words that say nothing of what a secret is for. */
const COMMON =
  /^(?:secret|secrets|key|keys|token|tokens|password|app|api|next|nuxt|vite|public|server|my|the|env|value|base64)$/;
const MIN_LENGTH = 8;

export const rule = projectRule({
  id: "secret-reused",
  meta: {
    category: "authentication",
    title: "One secret serves two purposes",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "report",
    cwe: [522, 1391],
    owasp: ["A04:2021", "A06:2025"],
    asvs: ["13.2.3"],
    pci: ["8.6.2"],
    tips: [4],
    since: "0.1.0",
    inLoweredPaths: "hint",
  },
  messages: {
    purposes: {
      what: "{{name}} has the same value as {{other}}: whoever learns one of them knows both.",
      help: "Give each of them its own 32 random bytes: `openssl rand -base64 32`.",
    },
    stages: {
      what: "{{name}} has the same value in {{file}} and in {{otherFile}}.",
      help: "Give the live store a secret of its own, which no developer's machine knows.",
    },
  },
  noFix: "A new secret has to be made and set wherever the old one is used.",
  project(project, context) {
    // Values are compared here and go nowhere else.
    const known = new Map<string, Held>();
    for (const held of secretsOf(project)) {
      const { path, assignment } = held;
      const first = known.get(assignment.value);
      if (!first) {
        known.set(assignment.value, held);
        continue;
      }
      const isSame = first.assignment.name === assignment.name;
      const other = first.assignment.name;
      if (!isSame && servesAnother(first, held)) {
        context.report(path, {
          at: assignment.nameRange,
          message: "purposes",
          data: { name: assignment.name, other },
        });
      } else if (isSame && isOtherStage(first.path, path)) {
        context.report(path, {
          at: assignment.nameRange,
          message: "stages",
          data: { name: assignment.name, file: fileOf(path), otherFile: fileOf(first.path) },
        });
      }
    }
  },
});

interface Held {
  readonly path: string;
  readonly assignment: Assignment;
  readonly role: SecretRole;
}

function* secretsOf(project: ProjectView): Generator<Held> {
  for (const path of project.files.toSorted()) {
    if (documentKind(path) !== "env" || /^(?:template|test)$/.test(environmentFile(path))) continue;
    const document = project.document(path);
    for (const assignment of document ? assignments(document) : []) {
      const { name, value } = assignment;
      const role = value.length < MIN_LENGTH ? undefined : secretRole(name);
      if (role === undefined || isReference(value) || isPlaceholder(value)) continue;
      if (isKnownDefault(value) || isTestKey(value) || isPublicKey(value)) continue;
      yield { path, assignment, role };
    }
  }
}

/** The key of a provider and the password of a database go by several names; what the store makes up itself has one purpose for each name. */
function servesAnother(one: Held, other: Held): boolean {
  if (one.role !== "own" && other.role !== "own") return false;
  const [first, second] = [purposeOf(one), purposeOf(other)];
  if (first.length === 0 || second.length === 0) return one.role !== other.role;
  return !isPart(first, second) && !isPart(second, first);
}

function isPart(part: readonly string[], whole: readonly string[]): boolean {
  return part.every((word) => whole.some((each) => each.includes(word)));
}

function purposeOf({ assignment }: Held): readonly string[] {
  return nameWords(assignment.name).filter((word) => !COMMON.test(word));
}

/** The files of developers against those of the live store. `.env` is read everywhere and says nothing. */
function isOtherStage(one: string, other: string): boolean {
  const [first, second] = [one, other].map((path) => {
    const name = fileOf(path);
    if (/prod|live/i.test(name)) return "live";
    return /dev|local|staging/i.test(name) ? "developers" : undefined;
  });
  return (
    first !== undefined &&
    second !== undefined &&
    first !== second &&
    folderOf(one) === folderOf(other)
  );
}

function fileOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1);
}
