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
import { timeSpan } from "../../helpers/match/time-span.ts";

const MONTH = 31 * 86_400;
const ASSETS = "@vendure/asset-server-plugin#AssetServerPlugin.init";
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
    session: {
      what: "Sessions end only after {{time}} without a request.",
      help: "Set `authOptions.sessionDuration` to some days: whoever finds an open browser or gets hold of a token is that person until it ends.",
    },
    images: {
      what: "Visitors choose the size of every image, and each size is computed and kept.",
      help: "Set `imageTransformStrategy: new PresetOnlyStrategy({ defaultPreset: 'large' })`: only the named sizes are made then.",
    },
    ids: {
      what: "Ids are counted up, so that one tells all others and how many orders there are.",
      help: "For a new store, set `entityOptions.entityIdStrategy: new UuidIdStrategy()`. The ids of a database that exists cannot be changed that way.",
    },
    harden: {
      what: "Nothing limits how costly a query to the APIs may be.",
      help: "Add HardenPlugin of `@vendure/harden-plugin`: it limits the complexity of queries and hides hints about the schema.",
    },
  },
  fixes: [
    { id: "remove-option", kind: "suggestion", title: "Remove {{name}}" },
    { id: "one-week", kind: "suggestion", title: "Let sessions end after a week" },
  ],
  visit: {
    CallExpression(node, context) {
      if (node.arguments.length === 1) checkImages(node, context);
    },
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
          checkDefaultSession(node, context);
          break;
        case "sessionDuration":
          checkSession(node, context);
          break;
        case "dbConnectionOptions":
          checkIds(node, context);
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
  session: { level: "information", preset: "audit" },
  ids: { level: "information", preset: "audit" },
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
    data: { name: propertyName(at) ?? "", time: "a year" },
    ...LESS[message],
    fixes: removable
      ? [{ id: "remove-option", edits: () => removeProperty(removable, context.text) }]
      : [],
  });
}

function isVendure(context: SyntaxContext): boolean {
  return isOfPlatform(context, "vendure", /^@vendure\//);
}

function importsVendure({ source }: SyntaxContext): boolean {
  return importsFrom(source.ast, /^@vendure\//);
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

/** Sessions are prolonged with each request; what counts is how long they live without one. */
function checkSession(node: Ast.Property, context: SyntaxContext): void {
  const { semantics } = context;
  if (sectionOf(node) !== "authOptions" || !isVendure(context)) return;
  // Vendure itself writes its defaults down.
  if (context.packageVersion("@vendure/core") === undefined && !importsVendure(context)) return;
  if (isNeverDeployed(context) || isOutsideProduction(node, semantics)) return;
  const value = semantics.constant(node.value)?.value;
  const seconds = typeof value === "number" ? value / 1000 : timeSpan(value);
  if (seconds === undefined || seconds <= MONTH) return;
  const [start, end] = node.value.range;
  const quote = /["'`]/.exec(context.text[start] ?? "")?.[0] ?? '"';
  context.report({
    at: node,
    message: "session",
    data: { time: typeof value === "string" ? value : `${Math.round(seconds / 86_400)} days` },
    level: "information",
    preset: "balanced",
    fixes: [{ id: "one-week", edits: () => [{ start, end, text: `${quote}7d${quote}` }] }],
  });
}

/** Vendure's default is a year. */
function checkDefaultSession(node: Ast.Property, context: SyntaxContext): void {
  const options = node.value;
  if (options.type !== "ObjectExpression" || !certainlyLacks(options, "sessionDuration")) return;
  if (certainlyLacks(options, "disableAuth") && isVendure(context) && isConfig(node, context))
    report(node, "session", context);
}

/** The version before 3.1 cannot limit the sizes. */
function checkImages(node: Ast.CallExpression, context: SyntaxContext): void {
  const { semantics, pathClass } = context;
  const [options] = node.arguments;
  if (options?.type !== "ObjectExpression" || semantics.callee(node) !== ASSETS) return;
  if (!certainlyLacks(options, "imageTransformStrategy") || pathClass.kind !== "normal") return;
  const version =
    context.packageVersion("@vendure/asset-server-plugin") ??
    context.packageVersion("@vendure/core");
  const [, major, minor] = /^[\^~]?(\d+)\.(\d+)\./.exec(version ?? "") ?? [];
  if (major === undefined || Number(major) < 3 || (Number(major) === 3 && Number(minor) < 1))
    return;
  if (isOutsideProduction(node, semantics)) return;
  context.report({ at: node.callee, message: "images", level: "information", preset: "audit" });
}

function checkIds(node: Ast.Property, context: SyntaxContext): void {
  const config = node.parent;
  if (config.type !== "ObjectExpression" || !isVendure(context) || !isConfig(node, context)) return;
  if (!certainlyLacks(config, "entityIdStrategy")) return;
  const entities = context.semantics.object(config)?.get("entityOptions")?.value.node;
  const isDefault = entities
    ? entities.type === "ObjectExpression" && certainlyLacks(entities, "entityIdStrategy")
    : certainlyLacks(config, "entityOptions");
  if (isDefault) report(node, "ids", context);
}

/** The object that a server starts with, in contrast to parts that are merged into one. */
function isConfig({ parent }: Ast.Property, { semantics }: SyntaxContext): boolean {
  const config = parent.type === "ObjectExpression" ? semantics.object(parent) : undefined;
  return (
    config?.complete === true &&
    ["apiOptions", "authOptions", "dbConnectionOptions"].every((name) => config.get(name))
  );
}
