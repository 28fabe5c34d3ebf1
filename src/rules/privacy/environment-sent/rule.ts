import {
  type Ast,
  type ReportedFix,
  type ProjectContext,
  type ProjectView,
  type Report,
  type Semantics,
  type SyntaxContext,
  classifyPath,
  isFunction,
  projectRule,
  propertyName,
  unwrap,
  wrapped,
} from "../../../engine/api.ts";
import { removeProperty } from "../../helpers/edit/property-edits.ts";
import { isOutsideProduction } from "../../helpers/match/environment-guard.ts";
import { environmentVariable, isEnvironment } from "../../helpers/match/environment-variable.ts";
import { isInPage } from "../../helpers/match/browser-code.ts";
import { nameOfFunction } from "../../helpers/match/enclosing.ts";
import { handlersThatReturn, returnedAnswers } from "../../helpers/match/returned-answer.ts";
import { secretRole } from "../../helpers/match/secret-names.ts";
import { sentArguments } from "../../helpers/match/sends-argument.ts";
import { type Sending, sentValue } from "../../helpers/match/sent-value.ts";
import { type ShownPart, shownParts } from "../../helpers/match/shown-parts.ts";

/** Keys of providers have public halves, and names of both kinds say `KEY`: those are left alone. */
const SECRET = /SECRET|PASSW|PRIVATE|SERVICE_ROLE/;

export const rule = projectRule({
  id: "environment-sent",
  meta: {
    category: "privacy",
    title: "The store's secrets are sent to whoever asks",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [526, 200],
    owasp: ["A05:2021", "A02:2025"],
    asvs: ["13.4.7", "15.3.1"],
    tips: [4],
    since: "0.1.0",
  },
  messages: {
    whole: {
      what: "The whole environment is sent, with every key and password that the store was started with.",
      help: "Send the values that the page needs by name. Replace what was sent: whoever asked has it.",
    },
    secret: {
      what: "{{variable}} is sent to whoever asks.",
      help: "Leave it out, and replace it at its provider: whoever asked has it.",
    },
  },
  fixes: [{ id: "leave-out", kind: "suggestion", title: "Leave {{variable}} out" }],
  visit: {
    CallExpression: check,
    NewExpression: check,
    AssignmentExpression: check,
    ObjectExpression: check,
  },
  project: checkReturned,
});

function check(node: Sending, context: SyntaxContext): void {
  const { semantics } = context;
  if (context.pathClass.kind === "lowered") return;
  const answer = sentValue(node, semantics);
  if (answer?.isRendered) return;
  const byFunction = node.type === "CallExpression" ? sentArguments(node, semantics) : [];
  const sent = answer?.values ?? byFunction;
  if (sent.length === 0 || isInPage(context.path)) return;
  for (const each of reportsOf(sent, semantics)) context.report(each);
}

/** What handlers return that frameworks send: `return { env: context.env }` in a loader. */
function checkReturned(project: ProjectView, context: ProjectContext): void {
  for (const [path, starts] of handlersThatReturn(project)) {
    if (classifyPath(path).kind === "lowered") continue;
    if (!/\benv\b|useRuntimeConfig/.test(project.read(path) ?? "")) continue;
    const semantics = project.beside.script(path);
    if (!semantics) continue;
    // A call that makes an answer of its own is looked at with the file.
    const values = returnedAnswers(starts, semantics).filter(
      ({ type }) => type !== "CallExpression" && type !== "NewExpression",
    );
    for (const each of reportsOf(values, semantics)) context.report(path, each);
  }
}

function reportsOf(values: readonly Ast.Node[], semantics: Semantics): Report[] {
  const told = new Set<Ast.Node>();
  return values
    .flatMap((each) => shownParts(each, semantics))
    .flatMap((part): Report[] => {
      const found = told.has(part.at) ? undefined : secretIn(part);
      if (!found || isOutsideProduction(part.at, semantics)) return [];
      told.add(part.at);
      const { text } = semantics.source;
      return [
        {
          at: part.at,
          message: found === "whole" ? "whole" : "secret",
          ...(found !== "whole" && {
            data: { variable: found },
            fixes: leaveOut(part.at, text),
          }),
        },
      ];
    });
}

/** The environment as a whole, or the variable of a secret in it. */
function secretIn({ node, in: semantics }: ShownPart): string | undefined {
  const origin = semantics.origin(node);
  const api = origin.in.api(origin.node);
  if (api === "global#process.env" || api === "process#env") return "whole";
  if (isOfLoader(origin.node, origin.in) || isRuntimeConfig(origin.node, origin.in)) return "whole";
  if (isEnvironment(origin.node, origin.in)) return undefined;
  const variable = environmentVariable(origin.node, origin.in);
  if (variable === undefined || !SECRET.test(variable)) return undefined;
  // Tokens of a storefront are public, but for this one of Hydrogen's own.
  const isSecret =
    secretRole(variable) !== undefined || variable === "PRIVATE_STOREFRONT_API_TOKEN";
  return isSecret ? variable : undefined;
}

/** `context.env` of Hydrogen and `context.cloudflare.env`: what a loader is handed with its request. */
function isOfLoader(node: Ast.Node, semantics: Semantics): boolean {
  if (node.type !== "MemberExpression" || propertyName(node) !== "env") return false;
  let root = unwrap(node.object);
  if (root.type === "MemberExpression" && propertyName(root) === "cloudflare")
    root = unwrap(root.object);
  if (root.type !== "Identifier" || root.name !== "context") return false;
  const definition = semantics.variables.of(root)?.defs[0];
  const owner = definition?.type === "Parameter" ? definition.node : undefined;
  return (
    owner !== undefined &&
    isFunction(owner) &&
    /^(?:loader|action)$/.test(nameOfFunction(owner) ?? "")
  );
}

/** Nuxt's settings as the server sees them, with those that pages do not get. */
function isRuntimeConfig(node: Ast.Node, semantics: Semantics): boolean {
  return (
    node.type === "CallExpression" &&
    /^(?:global|nuxt\/app|nitropack\/runtime|#imports|#app)#useRuntimeConfig$/.test(
      semantics.callee(node) ?? "",
    )
  );
}

/** A property of the answer goes as a whole; what is the answer itself has to be something else. */
function leaveOut(at: Ast.Node, text: string): ReportedFix[] {
  const property = wrapped(at).parent;
  return property?.type === "Property" && property.parent.type === "ObjectExpression"
    ? [{ id: "leave-out", edits: () => removeProperty(property, text) }]
    : [];
}
