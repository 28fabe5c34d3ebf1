import {
  type Assignment,
  type ConfigContext,
  type ConfigDocument,
  type Range,
  type ReportedFix,
  assignments,
  overlaps,
} from "../../../engine/api.ts";
import { useComposeVariable } from "../edit/use-environment.ts";
import { environmentFile, isDescription, isTextFile } from "./config-place.ts";
import { isKnownDefault } from "./known-defaults.ts";
import { providerToken } from "./provider-tokens.ts";
import { secretRole } from "./secret-names.ts";
import { looksLikePassword, looksRandom } from "./secret-values.ts";

/** Reports secrets in JSON, YAML, TOML, scripts of shells and Dockerfiles, and in templates of .env files keys that really work. */
export function checkConfiguredSecrets(document: ConfigDocument, context: ConfigContext): void {
  const isEnv = document.kind === "env";
  // Files with the real variables are looked at together with the version control that should not have them.
  if (isEnv && environmentFile(document.path) !== "template") return;
  const described = document.entries.filter(isDescription).map((entry) => entry.valueRange);
  const isSkipped = (at: Range): boolean => described.some((range) => overlaps(range, at));
  const named = assignments(document).filter((each) => !isSkipped(each.valueRange));
  for (const assignment of named) {
    if (reportToken(assignment.valueRange, assignment.value, assignment.name, document, context))
      continue;
    const isRecorded = assignment.name === "token" && named.some(({ name }) => OF_CART.test(name));
    if (!isEnv && !isRecorded && !isTextFile(document.path))
      reportNamed(assignment, document, context);
  }
  for (const { value, valueRange } of document.entries) {
    if (typeof value !== "string" || isSkipped(valueRange)) continue;
    // List items such as `NAME=value` were looked at under their name.
    if (named.some((assignment) => overlaps(assignment.valueRange, valueRange))) continue;
    reportToken(valueRange, value, undefined, document, context);
  }
}

/** What an order of Shopify names beside its own token: somebody kept an event, and no settings. */
const OF_CART = /^(?:cart|checkout)_?token$/i;

function reportToken(
  at: Range,
  value: string,
  name: string | undefined,
  document: ConfigDocument,
  context: ConfigContext,
): boolean {
  if (value.length < 16) return false;
  const around = document.text.slice(Math.max(0, at.start - 300), at.end + 300);
  const token = providerToken(value, around, context);
  if (!token) return false;
  if (
    token.what === "Signed token" &&
    /anon|public|storefront|sample|example|test/i.test(name ?? "")
  )
    return false;
  const isWhole = token.start === 0 && token.end === value.length;
  context.report({
    at,
    message: "token",
    data: { what: token.what, variable: name ?? token.variable },
    verifiedSecret: true,
    fixes: isWhole && name !== undefined ? composeFix(document, name, at) : [],
  });
  return true;
}

function reportNamed(
  assignment: Assignment,
  document: ConfigDocument,
  context: ConfigContext,
): void {
  const { name, value, valueRange } = assignment;
  const role = secretRole(name);
  if (role === undefined || isKnownDefault(value)) return;
  const isRandom = looksRandom(value);
  if (!isRandom && !(role === "password" && looksLikePassword(value))) return;
  context.report({
    at: valueRange,
    message: "named",
    data: { name, variable: name },
    confidence: "medium",
    ...(isRandom ? {} : { preset: "balanced" as const }),
    fixes: composeFix(document, name, valueRange),
  });
}

function composeFix(document: ConfigDocument, name: string, at: Range): ReportedFix[] {
  const edits = useComposeVariable(document, name, at);
  return edits ? [{ id: "use-compose-variable", edits: () => edits }] : [];
}
