import { type Ast, type SyntaxContext, propertyName, syntaxRule } from "../../../engine/api.ts";
import { removeProperty } from "../../helpers/edit/property-edits.ts";
import { isOutsideProduction } from "../../helpers/match/environment-guard.ts";
import {
  certainlyLacks,
  importsFrom,
  isOfPlatform,
  sectionOf,
} from "../../helpers/match/platform-file.ts";
import { isNeverDeployed } from "../../helpers/match/test-path.ts";

const EMAIL = "@vendure/email-plugin#EmailPlugin.init";

export const rule = syntaxRule({
  id: "vendure-config-insecure",
  meta: {
    category: "configuration",
    title: "A setting of Vendure leaves the store open",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [1188, 306, 942],
    owasp: ["A05:2021", "A02:2025"],
    asvs: ["13.4.2", "3.4.2", "7.2.1"],
    tips: [2, 8],
    since: "0.1.0",
  },
  messages: {
    disableAuth: {
      what: "disableAuth lets everybody do everything in the Admin API.",
      help: "Remove it. For tests, log in as the superadmin instead.",
    },
    mailbox: {
      what: "devMode sends no mail and shows all of them at the mailbox's address, links for new passwords included.",
      help: "Use devMode in development only, and a `transport` in production.",
    },
    cors: {
      what: "Without `cors`, Vendure accepts every origin with credentials, and this cookie goes with requests of any site.",
      help: "Name the origins of your storefront and admin in `apiOptions.cors`, or leave `sameSite` at `lax`.",
    },
    corsDefault: {
      what: "Without `cors`, Vendure accepts every origin together with credentials.",
      help: "Name the origins of your storefront and admin: `cors: { origin: [...], credentials: true }`. Cookies with `sameSite: 'lax'` lessen the harm.",
    },
    cookieSecret: {
      what: "Without `cookieOptions.secret`, Vendure makes up another one at each start, for each instance.",
      help: "Set it from the environment: sessions then outlive a restart, and several instances understand each other's cookies.",
    },
    unverified: {
      what: "requireVerification: false gives accounts to addresses that nobody has proved to own.",
      help: "Remove it, and let the EmailPlugin send the link that verifies the address.",
    },
    harden: {
      what: "Nothing limits how costly a query to the APIs may be.",
      help: "Add HardenPlugin of `@vendure/harden-plugin`: it limits the complexity of queries and hides hints about the schema.",
    },
  },
  fixes: [{ id: "remove-option", kind: "suggestion", title: "Remove {{name}}" }],
  visit: {
    Property(node, context) {
      if (node.parent.type !== "ObjectExpression" || node.computed) return;
      switch (propertyName(node)) {
        case "disableAuth":
          if (isIn("authOptions", node, true, context)) report(node, "disableAuth", context, node);
          break;
        case "requireVerification":
          if (isIn("authOptions", node, false, context)) report(node, "unverified", context, node);
          break;
        case "devMode":
          if (isDevMailbox(node, context)) report(node, "mailbox", context);
          break;
        case "apiOptions":
          checkOrigins(node, context);
          break;
        case "authOptions":
          checkSecret(node, context);
          break;
        case "plugins":
          checkPlugins(node, context);
          break;
        default:
          break;
      }
    },
  },
});

const LESS: Readonly<Record<string, object>> = {
  unverified: { level: "information", preset: "balanced" },
  corsDefault: { level: "information", preset: "audit" },
  cookieSecret: { level: "information", preset: "audit" },
  harden: { level: "information", preset: "audit" },
};

function report(
  at: Ast.Property,
  message: string,
  context: SyntaxContext,
  removable?: Ast.Property,
): void {
  if (isNeverDeployed(context) || isOutsideProduction(at, context.semantics)) return;
  // What is missing matters in the configuration that a store runs with, not in scripts and examples.
  if (LESS[message] && !removable && context.pathClass.kind !== "normal") return;
  context.report({
    at: LESS[message] && !removable ? at.key : at,
    message,
    data: { name: propertyName(at) ?? "" },
    ...LESS[message],
    fixes: removable
      ? [{ id: "remove-option", edits: () => removeProperty(removable, context.text) }]
      : [],
  });
}

function isVendure(context: SyntaxContext): boolean {
  return isOfPlatform(context, "vendure", /^@vendure\//);
}

function isIn(
  section: string,
  node: Ast.Property,
  value: boolean,
  context: SyntaxContext,
): boolean {
  return (
    sectionOf(node) === section &&
    context.semantics.constant(node.value)?.value === value &&
    isVendure(context)
  );
}

function isDevMailbox(node: Ast.Property, { semantics }: SyntaxContext): boolean {
  const options = node.parent;
  const call = options?.parent;
  return (
    call?.type === "CallExpression" &&
    semantics.constant(node.value)?.value === true &&
    semantics.callee(call) === EMAIL
  );
}

/** Vendure's default is to send back every origin and to allow credentials. */
function checkOrigins(node: Ast.Property, context: SyntaxContext): void {
  const options = node.value;
  if (options.type !== "ObjectExpression" || !certainlyLacks(options, "cors")) return;
  if (!isVendure(context)) return;
  const config = context.semantics.object(node.parent);
  const auth = config?.get("authOptions")?.value;
  const cookie = auth?.in.object(auth.node)?.get("cookieOptions")?.value;
  const sameSite = cookie?.in.object(cookie.node)?.get("sameSite")?.value;
  const isNone = sameSite?.in.string(sameSite.node)?.toLowerCase() === "none";
  report(
    isNone && sameSite.node.parent?.type === "Property" ? sameSite.node.parent : node,
    isNone ? "cors" : "corsDefault",
    context,
  );
}

function checkSecret(node: Ast.Property, context: SyntaxContext): void {
  const options = node.value;
  if (options.type !== "ObjectExpression" || !isVendure(context)) return;
  const view = context.semantics.object(options);
  const method = view?.get("tokenMethod")?.value;
  if (method?.in.string(method.node) === "bearer") return;
  const cookie = view?.get("cookieOptions")?.value.node;
  const isMissing = cookie
    ? cookie.type === "ObjectExpression" && certainlyLacks(cookie, "secret")
    : certainlyLacks(options, "cookieOptions");
  if (isMissing) report(node, "cookieSecret", context);
}

function checkPlugins(node: Ast.Property, context: SyntaxContext): void {
  if (node.value.type !== "ArrayExpression" || node.parent.type !== "ObjectExpression") return;
  if (!context.semantics.object(node.parent)?.get("apiOptions")) return;
  if (!isVendure(context) || importsFrom(context.source.ast, /harden/)) return;
  const { elements } = node.value;
  // A list that comes from elsewhere may bring it.
  const isKnown = elements.every(
    (each) => each?.type !== "SpreadElement" || each.argument.type !== "Identifier",
  );
  if (isKnown && elements.length > 0) report(node, "harden", context);
}
