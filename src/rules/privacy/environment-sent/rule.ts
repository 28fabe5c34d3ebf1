import {
  type Ast,
  type ReportedFix,
  type SyntaxContext,
  syntaxRule,
  wrapped,
} from "../../../engine/api.ts";
import { removeProperty } from "../../helpers/edit/property-edits.ts";
import { isOutsideProduction } from "../../helpers/match/environment-guard.ts";
import { environmentVariable, isEnvironment } from "../../helpers/match/environment-variable.ts";
import { isInPage } from "../../helpers/match/browser-code.ts";
import { secretRole } from "../../helpers/match/secret-names.ts";
import { sentArguments } from "../../helpers/match/sends-argument.ts";
import { type Sending, sentValue } from "../../helpers/match/sent-value.ts";
import { type ShownPart, shownParts } from "../../helpers/match/shown-parts.ts";

/** Keys of providers have public halves, and names of both kinds say `KEY`: those are left alone. */
const SECRET = /SECRET|PASSW|PRIVATE|SERVICE_ROLE/;

export const rule = syntaxRule({
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
      what: "The whole environment is sent, with every key and password that the store is started with.",
      help: "Send the values that the page needs by name. Replace what was sent: whoever asked has it.",
    },
    secret: {
      what: "{{variable}} is sent to whoever asks.",
      help: "Leave it out, and replace it at its provider: whoever asked has it.",
    },
  },
  fixes: [{ id: "leave-out", kind: "suggestion", title: "Leave {{variable}} out" }],
  visit: { CallExpression: check, NewExpression: check, AssignmentExpression: check },
});

function check(node: Sending, context: SyntaxContext): void {
  const { semantics } = context;
  if (context.pathClass.kind === "lowered") return;
  const answer = sentValue(node, semantics);
  if (answer?.isRendered) return;
  const byFunction = node.type === "CallExpression" ? sentArguments(node, semantics) : [];
  const sent = answer?.values ?? byFunction;
  const told = new Set<Ast.Node>();
  for (const part of sent.flatMap((each) => shownParts(each, semantics))) {
    const found = told.has(part.at) ? undefined : secretIn(part);
    if (!found || isInPage(context.path) || isOutsideProduction(node, semantics)) continue;
    told.add(part.at);
    context.report({
      at: part.at,
      message: found === "whole" ? "whole" : "secret",
      ...(found !== "whole" && {
        data: { variable: found },
        fixes: leaveOut(part.at, context.text),
      }),
    });
  }
}

/** The environment as a whole, or the variable of a secret in it. */
function secretIn({ node, in: semantics }: ShownPart): string | undefined {
  const origin = semantics.origin(node);
  const api = origin.in.api(origin.node);
  if (api === "global#process.env" || api === "process#env") return "whole";
  if (isEnvironment(origin.node, origin.in)) return undefined;
  const variable = environmentVariable(origin.node, origin.in);
  return variable !== undefined && SECRET.test(variable) && secretRole(variable) !== undefined
    ? variable
    : undefined;
}

/** A property of the answer goes as a whole; what is the answer itself has to be something else. */
function leaveOut(at: Ast.Node, text: string): ReportedFix[] {
  const property = wrapped(at).parent;
  return property?.type === "Property" && property.parent.type === "ObjectExpression"
    ? [{ id: "leave-out", edits: () => removeProperty(property, text) }]
    : [];
}
