import type { ProjectView, Rule, SyntaxContext } from "../../../engine/api.ts";
import { type ModelField, fieldOfClass, fieldsOfCall } from "../../helpers/match/model-field.ts";
import { words } from "../../helpers/match/names.ts";

/** What does harm by itself to the person or the shop when a copy of the database gets lost. */
const DELICATE =
  /\b(?:ssn|social security (?:number|no)|national (?:id|identity|insurance)(?: (?:number|no|card))?|nric|nid number|passport(?: (?:number|no|id))|tax (?:id|number|file number)|personal (?:id|identity) (?:number|code)|id card (?:number|no)|aadhaar(?: (?:number|no))?|pan (?:number|card)|date of birth|birth ?(?:date|day)|dob|iban|bank account(?: (?:number|no))?|account number|routing number|sort code|driver(?:s)? licen[cs]e(?: (?:number|no))?|(?:secret|private) key|api (?:key|secret)|client secret|(?:totp|mfa|two factor|2fa) secret|webhook secret|access token|refresh token)$/;
/** Ciphers, hashes and references to where it is kept. */
const PROTECTED =
  /encrypt|cipher|crypto|hash|transformer|vault|kms|token ?id|last ?4|masked|_?enc\b|secret ?ref/i;

export const rule: Rule = {
  id: "pii-plaintext-at-rest",
  meta: {
    category: "privacy",
    title: "Data that must stay secret is kept as it is",
    level: "information",
    confidence: "medium",
    preset: "audit",
    surface: "report",
    cwe: [311, 312],
    owasp: ["A04:2021", "A06:2025"],
    asvs: ["14.2.4", "11.3.2"],
    tips: [12],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "`{{name}}` is stored in plain text: whoever gets a copy of the database can read it.",
      help: "Encrypt it before it is stored, with a key that is not in the database, or keep only what you need of it.",
    },
  },
  noFix: "Which key to use, and what has to be searched, only the store knows.",
  visit: {
    CallExpression(node, context) {
      for (const field of fieldsOfCall(node, context)) check(field, context);
    },
    NewExpression(node, context) {
      for (const field of fieldsOfCall(node, context)) check(field, context);
    },
    PropertyDefinition(node, context) {
      const field = node.decorators?.length ? fieldOfClass(node, context) : undefined;
      if (field) check(field, context);
    },
  },
  project(project, context) {
    for (const path of schemas(project)) {
      const text = project.read(path) ?? "";
      for (const match of text.matchAll(
        /^[ \t]+(\w+)[ \t]+(?:String|DateTime|Int|BigInt)\b[^\n]*/gm,
      )) {
        const name = match[1] ?? "";
        if (!isDelicate(name) || PROTECTED.test(match[0])) continue;
        const start = match.index + match[0].indexOf(name);
        const at = { start, end: start + name.length };
        context.report(path, { at, message: "found", data: { name } });
      }
    }
  },
};

/** Where Prisma's schemas usually stand, and those that git knows. */
function schemas({ files, tracked }: ProjectView): ReadonlySet<string> {
  const all = [...files, ...(tracked.known ? tracked.paths : [])];
  const named = all.filter((path) => path.endsWith(".prisma"));
  const usual = files
    .filter((path) => /(?:^|\/)package\.json$/.test(path))
    .map((path) => `${path.slice(0, -"package.json".length)}prisma/schema.prisma`);
  return new Set([...named, ...usual]);
}

function check({ name, node, code }: ModelField, context: SyntaxContext): void {
  if (context.pathClass.kind === "lowered" || !isDelicate(name) || PROTECTED.test(code)) return;
  context.report({ at: node, message: "found", data: { name: name.slice(0, 40) } });
}

function isDelicate(name: string): boolean {
  return !PROTECTED.test(name) && DELICATE.test(words(name));
}
