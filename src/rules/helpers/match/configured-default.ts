import { randomBytes } from "node:crypto";
import {
  type Assignment,
  type ConfigContext,
  type ConfigDocument,
  type Level,
  type Preset,
  type ReportedFix,
  assignments,
  overlaps,
} from "../../../engine/api.ts";
import { useComposeVariable } from "../edit/use-environment.ts";
import {
  configPlace,
  environmentFile,
  hasAccountKey,
  isDescription,
  isTextFile,
} from "./config-place.ts";
import { isKnownDefault, isPlainWord } from "./known-defaults.ts";
import { isReplaceableSecret } from "./replaceable-secret.ts";
import { type SecretRole, nameWords, secretRole } from "./secret-names.ts";
import { isFillIn, isPlaceholder, isReference, looksRandom } from "./secret-values.ts";

/** How a place is judged: its level, and the preset that it takes when the rule's own is too small. */
interface Judgement {
  readonly level: Level;
  readonly preset?: Preset;
}

/** Reports known defaults, and guessable secrets of the store's own, in everything that is no script. */
export function checkConfiguredDefaults(document: ConfigDocument, context: ConfigContext): void {
  if (isTextFile(document.path)) return;
  const described = document.entries.filter(isDescription).map((entry) => entry.valueRange);
  for (const assignment of assignments(document)) {
    if (letsAnybodyIn(assignment)) {
      const judgement = judge(document, assignment, "password");
      if (judgement) reportOpen(assignment, judgement, context);
      continue;
    }
    const role = secretRole(assignment.name);
    if (role === undefined || described.some((range) => overlaps(range, assignment.valueRange)))
      continue;
    const judgement = judge(document, assignment, role);
    if (judgement) reportOne(assignment, role, judgement, document, context);
  }
}

/** Variables by which images of databases take passwords away, with the values that do so. */
const OPEN: readonly (readonly [RegExp, RegExp])[] = [
  [
    /^(?:MYSQL_ALLOW_EMPTY_PASSWORD|MARIADB_ALLOW_EMPTY_(?:ROOT_)?PASSWORD|ALLOW_EMPTY_PASSWORD)$/,
    /^(?:yes|true|1|y|on)$/i,
  ],
  [/^POSTGRES_HOST_AUTH_METHOD$/, /^trust$/],
];

function letsAnybodyIn({ name, value }: Assignment): boolean {
  return OPEN.some(([variable, on]) => variable.test(name) && on.test(value));
}

function reportOpen(
  { name, valueRange }: Assignment,
  judgement: Judgement,
  context: ConfigContext,
): void {
  context.report({ at: valueRange, message: "open", data: { name }, ...judgement });
}

function reportOne(
  assignment: Assignment,
  role: SecretRole,
  judgement: Judgement,
  document: ConfigDocument,
  context: ConfigContext,
): void {
  const { name, value, valueRange } = assignment;
  if (isFillIn(name, value) || isOfBuildAlone(document, assignment)) return;
  // A provider refuses what it did not issue, so what asks to be replaced opens nothing there.
  if (role === "service" && isIssued(name) && isPlaceholder(value)) return;
  const isDefault = isKnownDefault(value) && isMeant(document, assignment, role);
  if (!isDefault && !isGuessable(name, value, role, document)) return;
  context.report({
    at: valueRange,
    message: isDefault ? "found" : "short",
    data: { name, variable: name },
    ...judgement,
    ...(isDefault ? {} : { level: "information" as const, preset: "balanced" as const }),
    fixes: [...generate(assignment, document), ...composeFix(document, name, valueRange)],
  });
}

/** Keys of servers that the store runs itself are what it was started with; all others come from a provider. */
function isIssued(name: string): boolean {
  return !/meili|minio|elastic|typesense|redis|rabbit|strapi|grafana|supabase/i.test(name);
}

/** An argument of a Dockerfile is gone when the image is built, unless an instruction puts it into the environment. */
function isOfBuildAlone(document: ConfigDocument, { name, valueRange }: Assignment): boolean {
  if (document.kind !== "dockerfile") return false;
  const { entries } = document;
  const own = entries.find((each) => each.valueRange.start === valueRange.start);
  if (own?.path[0] !== "ARG") return false;
  const used = new RegExp(`\\$(?:${name}\\b|\\{${name}\\b)`);
  return !entries.some(
    ({ path, value }) => path[0] === "ENV" && typeof value === "string" && used.test(value),
  );
}

/** Undefined where a default harms nobody: templates, tests, databases that live as long as a test run. */
function judge(
  document: ConfigDocument,
  { name }: Assignment,
  role: SecretRole,
): Judgement | undefined {
  // An editor's connections lead to databases of the developer's own machine.
  if (/(?:^|\/)\.(?:vscode|idea|devcontainer)\//.test(document.path)) return undefined;
  if (document.kind === "env") {
    const file = environmentFile(document.path);
    if (file === "template" || file === "test") return undefined;
    return { level: file === "production" ? "error" : "information" };
  }
  const isDatabase = role === "password" && DATABASE.test(name);
  switch (configPlace(document)) {
    case "continuous-integration":
      return isDatabase ? undefined : { level: "information", preset: "audit" };
    case "development-compose":
      return { level: "information" };
    case "compose":
      return { level: isDatabase ? "information" : "error" };
    case "other":
      return { level: "error" };
  }
}

const DATABASE =
  /^(?:POSTGRES|PG|MYSQL|MARIADB|MONGO|MONGODB|REDIS|RABBITMQ|DB|DATABASE|TYPEORM|ELASTIC|CLICKHOUSE|MSSQL|SA)_/i;

/** In files of settings, plain words and repeated keys are labels unless an account or a server stands beside. */
function isMeant(document: ConfigDocument, assignment: Assignment, role: SecretRole): boolean {
  if (
    document.kind === "env" ||
    document.kind === "dockerfile" ||
    configPlace(document) !== "other"
  )
    return true;
  const { name, value, valueRange } = assignment;
  if (!isPlainWord(value)) return true;
  const entry = document.entries.find((each) => each.valueRange.start === valueRange.start);
  if (role === "password") return entry !== undefined && hasAccountKey(document, entry);
  return role === "own" && nameWords(name).length > 1 && value.toLowerCase() !== name.toLowerCase();
}

/** Signing secrets of the store's own that fall to a search through short or spoken values. */
function isGuessable(
  name: string,
  value: string,
  role: SecretRole,
  document: ConfigDocument,
): boolean {
  if (document.kind !== "env" || role !== "own" || !SIGNS.test(name)) return false;
  if (value === "" || isReference(value)) return false;
  return value.length < 16 || (value.length < 32 && !looksRandom(value));
}

const SIGNS = /(?:SECRET|SIGNING_KEY|ENCRYPTION_KEY|SECRET_KEY|APP_KEY)(?:_\w+)?$/i;

/**
 * A new value for a secret that only this store knows. Passwords and what others hold as well, such
 * as webhook secrets, would no longer fit the other side.
 */
function generate({ name, valueRange }: Assignment, document: ConfigDocument): ReportedFix[] {
  if (document.kind !== "env" || !isReplaceableSecret(name)) return [];
  return [
    {
      id: "generate-value",
      edits: () => [{ ...valueRange, text: randomBytes(32).toString("base64url") }],
    },
  ];
}

function composeFix(
  document: ConfigDocument,
  name: string,
  at: Assignment["valueRange"],
): ReportedFix[] {
  const edits = useComposeVariable(document, name, at);
  return edits ? [{ id: "use-compose-variable", edits: () => edits }] : [];
}
