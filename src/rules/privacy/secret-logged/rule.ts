import { type Ast, type SyntaxContext, syntaxRule } from "../../../engine/api.ts";
import { replacePart } from "../../helpers/edit/redact-part.ts";
import { offer } from "../../helpers/edit/sink-expressions.ts";
import { isBrowserCode } from "../../helpers/match/browser-code.ts";
import { isOutsideProduction } from "../../helpers/match/environment-guard.ts";
import { type LogCall, logCall } from "../../helpers/match/log-call.ts";
import { loggedSecret } from "../../helpers/match/logged-secret.ts";
import { type ShownPart, shownParts } from "../../helpers/match/shown-parts.ts";

/** Programs that people start by hand tell them what they asked for. */
const COMMAND_LINE = /(?:^|\/)(?:cli|bin|commands?|lexer|parser|tokenizer)[/.]/i;

export const rule = syntaxRule({
  id: "secret-logged",
  meta: {
    category: "privacy",
    title: "Passwords, tokens and other secrets are written to the log",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [532],
    owasp: ["A09:2021", "A09:2025"],
    asvs: ["16.2.5"],
    pci: ["8.3.2"],
    tips: [9],
    since: "0.1.0",
  },
  messages: {
    secret: {
      what: "`{{name}}` is written to the log, where many people and services read it.",
      help: "Leave it out, or log only whether it is set. A secret that has been logged must be replaced.",
    },
    whole: {
      what: "`{{name}}` is logged as a whole, with the cookies, tokens or keys in it.",
      help: "Log the one value that you need, by its name.",
    },
    browser: {
      what: "`{{name}}` is written to the browser's console, where tools that record pages pick it up.",
      help: "Remove it before it reaches customers.",
    },
  },
  fixes: [{ id: "redact", kind: "suggestion", title: "Write [redacted] instead of `{{name}}`" }],
  visit: {
    CallExpression(node, context) {
      const call = logCall(node, context.semantics);
      if (call) check(node, call, context);
    },
  },
});

function check(node: Ast.CallExpression, call: LogCall, context: SyntaxContext): void {
  // Scripts and made-up data show secrets to whoever runs them.
  if (context.pathClass.kind === "lowered" || COMMAND_LINE.test(context.path)) return;
  const told = new Set<string>();
  const parts = call.values.flatMap((each, i) => named(each, call.values[i - 1], context));
  for (const part of parts) {
    if (call.redacts && part.key !== undefined) continue;
    const secret = loggedSecret(part);
    const place = part.at.range.join(":");
    if (!secret || told.has(place) || isOutsideProduction(node, context.semantics)) continue;
    told.add(place);
    const isBrowser = isBrowserCode(node, context);
    context.report({
      at: part.at,
      message: secret.whole ? "whole" : isBrowser ? "browser" : "secret",
      data: { name: secret.name.slice(0, 40) },
      ...((isBrowser || call.level === "debug") && { level: "information" as const }),
      ...(isBrowser && { preset: "balanced" as const }),
      fixes: offer("redact", replacePart(part, "[redacted]", context)),
    });
  }
}

/** The parts of one argument; what stands in the argument before says what it is. */
function named(
  value: Ast.Node,
  previous: Ast.Node | undefined,
  { semantics }: SyntaxContext,
): ShownPart[] {
  const label =
    previous?.type === "Literal" && typeof previous.value === "string" ? previous.value : undefined;
  const parts = shownParts(value, semantics);
  return label === undefined
    ? parts
    : parts.map((part) => (part.before === undefined ? { ...part, before: label } : part));
}
