import { type Ast, type SyntaxContext, propertyName, syntaxRule } from "../../../engine/api.ts";
import { environmentFixes, variableName } from "../../helpers/edit/use-environment.ts";
import { checkConfiguredDefaults } from "../../helpers/match/configured-default.ts";
import { isSecretFallback } from "../../helpers/match/environment-fallback.ts";
import { isOutsideProduction } from "../../helpers/match/environment-guard.ts";
import { isRefusedInProduction } from "../../helpers/match/production-check.ts";
import { isInTest } from "../../helpers/match/test-call.ts";
import { presetInTests } from "../../helpers/match/test-path.ts";
import { writtenDefault } from "../../helpers/match/written-default.ts";
import { isNamedKind } from "./own-name.ts";

/** Platforms export their own first password; using it is as good as writing it. */
const EXPORTED_DEFAULT = /^@vendure\/[^#]*#(?:[\w.]*\.)?SUPER_ADMIN_USER_PASSWORD$/;

export const rule = syntaxRule({
  id: "default-credential",
  meta: {
    category: "authentication",
    title: "A secret has a value that everyone tries first",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [1392, 326],
    owasp: ["A07:2025"],
    asvs: ["6.3.2"],
    pci: ["2.2.2"],
    tips: [4],
    since: "0.1.0",
    inLoweredPaths: "hint",
  },
  messages: {
    open: {
      what: "{{name}} leaves the database without a password: whoever reaches it can change everything.",
      help: "Leave the variable out and give the database a password of its own, from the environment of the host.",
    },
    found: {
      what: "{{name}} is set to a value from guides and starters that attackers try first.",
      help: "Use a random value of at least 32 bytes, different for each name, and keep it out of the repository.",
    },
    short: {
      what: "{{name}} is short enough to be guessed by brute force.",
      help: "Use a random value of at least 32 bytes.",
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
    {
      id: "generate-value",
      kind: "suggestion",
      title: "Replace it by 32 random bytes (everyone is logged out once)",
    },
  ],
  visit: {
    Literal(node, context) {
      if (typeof node.value === "string") check(node, node.value, context);
    },
    TemplateLiteral(node, context) {
      if (node.expressions.length === 0) check(node, node.quasis[0]?.value.cooked ?? "", context);
    },
    Property(node, context) {
      const name = propertyName(node);
      if (name !== "password" || !isSuperadmin(node) || /default[^/]*$/.test(context.path)) return;
      const api =
        node.parent.type === "ObjectExpression" ? context.semantics.api(node.value) : undefined;
      if (api === undefined || !EXPORTED_DEFAULT.test(api)) return;
      if (!isOutsideProduction(node, context.semantics))
        report(
          node.value,
          name,
          "SUPERADMIN_PASSWORD",
          { isLocal: false, isAccount: true },
          context,
        );
    },
  },
  config: {
    kinds: ["json", "yaml", "toml", "dockerfile", "env", "properties"],
    check: checkConfiguredDefaults,
  },
});

/** The property of Vendure's configuration that the first account comes from. */
function isSuperadmin(password: Ast.Property): boolean {
  const owner = password.parent.parent;
  return owner?.type === "Property" && propertyName(owner) === "superadminCredentials";
}

function check(node: Ast.Node, value: string, context: SyntaxContext): void {
  const { semantics } = context;
  if (
    value.length > 40 ||
    node.parent?.type === "TSEnumMember" ||
    node.parent?.type === "TSLiteralType"
  )
    return;
  const found = writtenDefault(node, value, semantics);
  if (!found || isSecretFallback(node, semantics) || isOutsideProduction(node, semantics)) return;
  const { name, role, slot, isLocal } = found;
  if (slot && isRefusedInProduction(context.source, [slot.name], semantics)) return;
  if (isNamedKind(node, value, semantics) || isInTest(node)) return;
  report(
    node,
    name,
    variableName(slot?.name, name),
    { isLocal, isAccount: role !== "own" || /access_?key/i.test(name) },
    context,
  );
}

function report(
  node: Ast.Node,
  name: string,
  variable: string,
  { isLocal, isAccount }: { readonly isLocal: boolean; readonly isAccount: boolean },
  context: SyntaxContext,
): void {
  context.report({
    at: node,
    message: "found",
    data: { name, variable },
    ...(isLocal && { level: "information" as const }),
    // Tests and seeds are full of accounts, also of other services, that they make up for themselves.
    ...(isAccount && context.pathClass.kind === "lowered"
      ? { preset: "audit" as const }
      : presetInTests(context)),
    fixes: environmentFixes(node, variable, context),
  });
}
