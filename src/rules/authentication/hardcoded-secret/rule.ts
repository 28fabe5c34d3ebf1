import { type Ast, type Range, type SyntaxContext, syntaxRule } from "../../../engine/api.ts";
import {
  environmentFixes,
  mayUseEnvironment,
  useEnvironment,
  variableName,
} from "../../helpers/edit/use-environment.ts";
import { isInPage } from "../../helpers/match/browser-code.ts";
import { checkConfiguredSecrets } from "../../helpers/match/configured-secret.ts";
import { environmentFallback, isSecretFallback } from "../../helpers/match/environment-fallback.ts";
import { isOutsideProduction } from "../../helpers/match/environment-guard.ts";
import { providerToken } from "../../helpers/match/provider-tokens.ts";
import {
  type WrittenSecret,
  isWrittenElsewhere,
  writtenSecret,
} from "../../helpers/match/written-secret.ts";
import { secretsGiven } from "../../helpers/match/secret-sink.ts";
import { slotOf } from "../../helpers/match/secret-slot.ts";
import { presetInTests } from "../../helpers/match/test-path.ts";

export const rule = syntaxRule({
  id: "hardcoded-secret",
  meta: {
    category: "authentication",
    title: "A secret is written into the source",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [798, 321],
    owasp: ["A07:2021", "A07:2025"],
    asvs: ["13.3.1"],
    pci: ["8.6.2"],
    tips: [4],
    since: "0.1.0",
    inLoweredPaths: "hint",
  },
  messages: {
    token: {
      what: "{{what}} in the source: whoever reads this file can use it.",
      help: "Replace it at its provider, since it stays in the history, and read the new one from the environment.",
    },
    named: {
      what: "{{name}} is set to a secret that everyone who reads this file can see.",
      help: "Make a new secret, since this one stays in the history, and read it from the environment.",
    },
    used: {
      what: "The value of {{name}} is written in the source, where everyone who reads it can see it.",
      help: "Make a new secret, since this one stays in the history, and read it from the environment.",
    },
  },
  fixes: [
    { id: "use-environment", kind: "suggestion", title: "Read process.env.{{variable}} instead" },
    {
      id: "use-new-value",
      kind: "suggestion",
      title: "Read process.env.{{variable}}, and put a new random value into .env",
    },
    {
      id: "use-compose-variable",
      kind: "suggestion",
      title: "Take {{variable}} from the host's environment",
    },
  ],
  visit: {
    Literal(node, context) {
      if (typeof node.value === "string") checkText(node, node.value, context);
    },
    TemplateLiteral(node, context) {
      const [first] = node.quasis;
      if (node.expressions.length === 0) checkText(node, first?.value.cooked ?? "", context);
      else for (const quasi of node.quasis) checkToken(quasi, quasi.value.raw, context);
    },
    CallExpression: checkGiven,
    NewExpression: checkGiven,
  },
  config: {
    kinds: ["json", "yaml", "toml", "dockerfile", "env", "properties", "shell"],
    check: checkConfiguredSecrets,
  },
});

function checkText(node: Ast.Node, value: string, context: SyntaxContext): void {
  if (value.length < 4 || value.length > 10_000 || isNoValue(node)) return;
  if (checkToken(node, value, context)) return;
  const secret = writtenSecret(node, value, context.semantics);
  if (!secret || isSecretFallback(node, context.semantics)) return;
  if (isOutsideProduction(node, context.semantics)) return;
  report(node, secret, context);
}

/** A secret that a file of settings holds, under a name or with a text that says nothing by itself. */
function checkGiven(node: Ast.CallExpression | Ast.NewExpression, context: SyntaxContext): void {
  const { semantics } = context;
  for (const { at, variable } of secretsGiven(node, semantics)) {
    if (at.type !== "MemberExpression" && at.type !== "Identifier") continue;
    if (!isWrittenElsewhere(at, semantics) || isOutsideProduction(node, semantics)) continue;
    context.report({
      at,
      message: "used",
      data: { name: variable, variable },
      ...presetInTests(context),
    });
  }
}

function report(node: Ast.Node, secret: WrittenSecret, context: SyntaxContext): void {
  const { slot, sink } = secret;
  const variable = variableName(slot?.name, sink?.variable ?? "APP_SECRET");
  context.report({
    at: node,
    message: slot && !sink ? "named" : "used",
    data: { name: slot && !sink ? slot.name : variable, variable },
    confidence: secret.confidence,
    ...(secret.preset && { preset: secret.preset }),
    // Tokens of widgets are made for pages; what signs or opens something is none of them.
    ...(isInPage(context.path) && !sink && { preset: "audit" as const }),
    // Tests make their secrets up; those that a provider's shape gives away are reported above.
    ...presetInTests(context),
    fixes: environmentFixes(node, variable, context),
  });
}

/** Reports a secret whose provider is known by its shape; true when the place is dealt with. */
function checkToken(node: Ast.Node, value: string, context: SyntaxContext): boolean {
  if (value.length < 16) return false;
  const around = context.text.slice(Math.max(0, node.range[0] - 300), node.range[1] + 300);
  const token = providerToken(value, around, context);
  if (!token) return false;
  const { semantics } = context;
  const slot = slotOf(node, semantics);
  if (
    token.what === "Signed token" &&
    /anon|public|storefront|sample|example|test/i.test(slot?.name ?? "")
  )
    return true;
  if (environmentFallback(node, semantics) || isSecretFallback(node, semantics)) return true;
  const variable = variableName(slot?.name, token.variable);
  const part = partOf(node, value, token, context.text);
  context.report({
    at: node,
    message: "token",
    data: { what: token.what, variable },
    verifiedSecret: true,
    // Anybody can sign a token for a test, with any day on which it expires.
    ...(token.mayBeMadeUp && presetInTests(context)),
    fixes:
      part && mayUseEnvironment(node, context)
        ? [{ id: "use-environment", edits: () => useEnvironment(node, variable, context, part) }]
        : [],
  });
  return true;
}

/** Where the token stands in the text of a literal without escapes. */
function partOf(node: Ast.Node, value: string, token: Range, text: string): Range | undefined {
  const [start, end] = node.range;
  if (node.type === "TemplateElement" || text.slice(start + 1, end - 1) !== value) return undefined;
  return { start: start + 1 + token.start, end: start + 1 + token.end };
}

/** Types, keys, directives and names of modules hold no values. */
function isNoValue(node: Ast.Node): boolean {
  const { parent } = node;
  switch (parent?.type) {
    case "TSLiteralType":
    case "ImportDeclaration":
    case "ExportNamedDeclaration":
    case "ExportAllDeclaration":
    case "ImportExpression":
    case "ExpressionStatement":
    case "TSEnumMember":
      return true;
    case "Property":
    case "PropertyDefinition":
    case "MethodDefinition":
      return parent.key === node && parent.value !== node;
    case "MemberExpression":
      return parent.property === node;
    default:
      return false;
  }
}
