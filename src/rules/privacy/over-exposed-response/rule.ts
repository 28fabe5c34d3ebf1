import {
  type Ast,
  type CheckContext,
  type ProjectContext,
  type ProjectView,
  type Report,
  type Route,
  type Rule,
  type SyntaxContext,
  classifyPath,
} from "../../../engine/api.ts";
import type { Sending } from "../../helpers/match/sent-value.ts";
import { answersByReturning } from "../../helpers/match/returned-answer.ts";
import { accountsAnswered, accountsInProps } from "./answered-value.ts";
import { accountsInClientProps } from "./client-props.ts";
import { type Beyond, knownBeyond } from "./known-beyond.ts";
import {
  type OfferedSecret,
  isOneTime,
  secretOfClass,
  secretsInSchema,
  secretsInTemplate,
  secretsOfObjectType,
} from "./schema-field.ts";
import { stripsEverywhere } from "./global-interceptor.ts";
import { accountsReturned } from "./returned-account.ts";
import { PROCEDURE_PATH, mayHaveProcedures, procedureStarts } from "./procedures.ts";
import { type SendingFile, accountsIn } from "./sent-account.ts";

export const rule: Rule = {
  id: "over-exposed-response",
  meta: {
    category: "privacy",
    title: "An account is sent with the hash of its password",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [200, 213],
    owasp: ["A01:2021", "A01:2025"],
    asvs: ["15.3.1", "14.2.6"],
    tips: [12],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "`{{name}}` is sent as it is stored, with `{{field}}` in it.",
      help: "Select the fields that the page needs, or leave this one out. Whoever has a hash can guess the password offline.",
    },
    handed: {
      what: "`{{name}}` is handed to a component of the browser as it is stored, and `{{field}}` stands in the page with it.",
      help: "Hand over the fields that the component shows. What a component of the server gives one of the browser is sent as a whole, whatever the type of its properties says.",
    },
    offered: {
      what: "The API offers `{{field}}` of `{{type}}`: whoever may ask for an account may read it.",
      help: "Take the field out of the type. Passwords come in with an input or an argument, and nobody has to read one back.",
    },
    offeredProof: {
      what: "The API offers `{{field}}` of `{{type}}`: whoever may ask for an account may read what opens it.",
      help: "Take the field out of the type. Such a token goes out in a letter or a message alone.",
    },
  },
  fixes: [
    { id: "leave-out", kind: "suggestion", title: "Leave `{{field}}` out" },
    { id: "remove-field", kind: "suggestion", title: "Take `{{field}}` out of the schema" },
  ],
  visit: {
    CallExpression: check,
    NewExpression(node, context) {
      check(node, context);
      for (const each of secretsOfObjectType(node, context)) reportOffered(each, context);
    },
    AssignmentExpression: check,
    ObjectExpression: check,
    TemplateLiteral(node, context) {
      for (const each of secretsInTemplate(node, context)) reportOffered(each, context);
    },
    PropertyDefinition(node, context) {
      const offered = node.decorators?.length ? secretOfClass(node, context) : undefined;
      if (offered) reportOffered(offered, context);
    },
  },
  config: {
    kinds: ["graphql"],
    check(document, context) {
      for (const each of secretsInSchema(document)) reportOffered(each, context);
    },
  },
  project: checkModels,
};

function reportOffered({ at, type, field, removal }: OfferedSecret, context: CheckContext): void {
  if (context.pathClass.kind === "lowered") return;
  context.report({
    at,
    message: isOneTime(field) ? "offeredProof" : "offered",
    data: { type: type.slice(0, 30), field },
    fixes: removal ? [{ id: "remove-field", edits: () => [removal] }] : [],
  });
}

function check(node: Sending, context: SyntaxContext): void {
  if (context.pathClass.kind === "lowered") return;
  for (const each of accountsIn(node, context)) context.report(each);
}

/**
 * What Prisma's schema says of its models, and other files of their tables, is not known where a
 * script is read by itself, and neither is what stands before all controllers of Nest.
 */
function checkModels(project: ProjectView, context: ProjectContext): void {
  const beyond = knownBeyond(project);
  let isStripped: boolean | undefined;
  const files = new Map<string, Route[]>();
  for (const route of project.routes)
    files.set(route.file, [...(files.get(route.file) ?? []), route]);
  for (const [path, routes] of files) {
    const text = project.read(path) ?? "";
    const isNest = routes[0]?.framework === "nest";
    // Controllers of Nest return what their services ask for.
    const starts = new Set(routes.filter(answersByReturning).map(({ range }) => range.start));
    if (!(isNest || starts.size > 0 ? PEOPLE.test(text) : beyond.asks(text))) continue;
    if (classifyPath(path).kind === "lowered") continue;
    if (isNest && (isStripped ??= stripsEverywhere(project))) continue;
    const semantics = project.beside.script(path);
    if (!semantics) continue;
    const file = { path, semantics, ...beyond };
    for (const each of accountsAnswered(starts, file)) context.report(path, each);
    for (const node of semantics.source.nodes) {
      const isReturned = node.type === "ReturnStatement";
      const alone = isReturned && !isNest ? [] : told(node, { path, semantics });
      if (isReturned) for (const each of alone) context.report(path, each);
      if (alone.length > 0) continue;
      for (const each of told(node, file)) context.report(path, each);
    }
  }
  for (const path of project.files) {
    checkPage(path, beyond, project, context);
    checkServerComponent(path, beyond, project, context);
    if (!files.has(path)) checkProcedures(path, beyond, project, context);
  }
}

/** Procedures of tRPC and oRPC, and handlers of Elysia, are no routes; what they return is sent. */
function checkProcedures(
  path: string,
  beyond: Beyond,
  project: ProjectView,
  context: ProjectContext,
): void {
  if (!PROCEDURE_PATH.test(path) || classifyPath(path).kind === "lowered") return;
  const text = project.read(path) ?? "";
  if (!mayHaveProcedures(path, text) || !PEOPLE.test(text)) return;
  const semantics = project.beside.script(path);
  if (!semantics) return;
  const file = { path, semantics, ...beyond };
  for (const each of accountsAnswered(procedureStarts(semantics), file)) context.report(path, each);
}

/** Pages of Next.js that are filled on the server: what their function hands over stands in them. */
function checkPage(
  path: string,
  beyond: Beyond,
  project: ProjectView,
  context: ProjectContext,
): void {
  if (!/(?:^|\/)pages\/.*\.[jt]sx?$/.test(path) || classifyPath(path).kind === "lowered") return;
  const text = project.read(path) ?? "";
  if (!/get(?:ServerSide|Static|Initial)Props/.test(text) || !PEOPLE.test(text)) return;
  const semantics = project.beside.script(path);
  if (!semantics) return;
  for (const each of accountsInProps({ path, semantics, ...beyond })) context.report(path, each);
}

/** Components of Next.js that run on the server, with what they hand to those of the browser. */
function checkServerComponent(
  path: string,
  beyond: Beyond,
  project: ProjectView,
  context: ProjectContext,
): void {
  if (!/(?:^|\/)app\/(?:.*\/)?[\w-]+\.[jt]sx$/.test(path)) return;
  if (classifyPath(path).kind === "lowered") return;
  const text = project.read(path) ?? "";
  if (!/\basync\b/.test(text) || !/await\s/.test(text) || !PEOPLE.test(text)) return;
  if (/^\s*["']use client["']/.test(text) || !project.beside.dependsOn(path, "next")) return;
  const semantics = project.beside.script(path);
  if (!semantics) return;
  for (const each of accountsInClientProps({ path, semantics, ...beyond }))
    context.report(path, each);
}

/** Controllers without any such word send no accounts, and are not read. */
const PEOPLE = /user|account|customer|auth|admin|member|profile|employee|staff/i;

function told(node: Ast.Node, file: SendingFile): readonly Report[] {
  if (node.type === "ReturnStatement") return accountsReturned(node, file);
  return isSending(node) ? accountsIn(node, file) : [];
}

function isSending(node: Ast.Node): node is Sending {
  return /^(?:CallExpression|NewExpression|AssignmentExpression|ObjectExpression)$/.test(node.type);
}
