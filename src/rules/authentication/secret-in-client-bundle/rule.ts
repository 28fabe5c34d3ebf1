import {
  type Ast,
  type ReportedFix,
  type Semantics,
  type SyntaxContext,
  assignments,
  propertyName,
  syntaxRule,
  unwrap,
} from "../../../engine/api.ts";
import { removeProperty } from "../../helpers/edit/property-edits.ts";
import { environmentFile } from "../../helpers/match/config-place.ts";
import { environmentVariable, isEnvironment } from "../../helpers/match/environment-variable.ts";
import { isOutsideProduction } from "../../helpers/match/environment-guard.ts";
import { nameOf } from "../../helpers/match/names.ts";
import { providerToken } from "../../helpers/match/provider-tokens.ts";
import { nameWords, secretRole } from "../../helpers/match/secret-names.ts";
import { isPlaceholder, isReference, isTestKey } from "../../helpers/match/secret-values.ts";
import { presetInTests } from "../../helpers/match/test-path.ts";
import { secretPutIn } from "./secret-put-in.ts";

const PREFIX =
  /^(?:NEXT_PUBLIC|VITE|REACT_APP|NUXT_PUBLIC|EXPO_PUBLIC|GATSBY|PAYLOAD_PUBLIC|VUE_APP|PUBLIC)_(?=.*(?:SECRET|PRIVATE|PASSW|SERVICE_ROLE|ADMIN))/;
/** Code that only the server runs: the name is wrong there, but nothing is given away yet. */
const SERVER =
  /(?:^|\/)(?:api|server|backend|scripts)\/|(?:^|\/)(?:route|middleware|proxy)\.[cm]?[jt]s$|\.server\.[cm]?[jt]sx?$/;
const SECRET_WORD = /secret|passw|private|token|service_?role|(?:admin|master|write)_?key/i;
/** Functions of bundlers that replace names in the code of the pages by values. */
const DEFINES = /^(?:webpack#(?:DefinePlugin|EnvironmentPlugin))$/;

/** Bundlers that are called by a script; for pages unless they say that they build for Node. */
const BUILDS = /^esbuild#(?:build|buildSync|context)$/;

export const rule = syntaxRule({
  id: "secret-in-client-bundle",
  meta: {
    category: "authentication",
    title: "A secret is put into what every browser downloads",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [200, 540],
    owasp: ["A01:2021", "A01:2025"],
    asvs: ["14.2.4"],
    tips: [4],
    since: "0.1.0",
  },
  messages: {
    read: {
      what: "{{name}} is built into the pages by its prefix: every visitor can read this secret.",
      help: "Use the secret on the server only, under a name without {{prefix}}, and replace it: it counts as known.",
    },
    client: {
      what: "{{name}} is there while the server renders this component, and may go out in its markup; browsers never have it.",
      help: "Read it in a server component, a route or a server action, and hand over the result alone.",
    },
    server: {
      what: "{{name}} is a secret with a public prefix: the first page that reads it gives it away.",
      help: "Rename the variable without {{prefix}}, here and where it is set.",
    },
    value: {
      what: "{{name}} holds a key that must stay secret, and its prefix puts it into the pages.",
      help: "Replace the key at its provider, and keep the new one under a name without {{prefix}}.",
    },
    config: {
      what: "`{{place}}` puts {{name}} into the code that browsers download.",
      help: "Read it on the server only; pages get the result, not the secret.",
    },
    all: {
      what: "`{{place}}` puts the whole environment, with all its secrets, into the code of the pages.",
      help: "Name the variables that pages need, one by one.",
    },
  },
  fixes: [
    { id: "remove-entry", kind: "suggestion", title: "Remove {{name}} from the pages" },
    { id: "drop-prefix", kind: "suggestion", title: "Read it under its name without {{prefix}}" },
  ],
  visit: {
    MemberExpression(node, context) {
      const name = propertyName(node);
      if (name === undefined) return;
      if (!isLeaked(name)) checkComponent(node, name, context);
      else if (environmentVariable(node, context.semantics) === name)
        reportRead(node, name, context);
    },
    Property(node, context) {
      const name = propertyName(node);
      if (name === undefined) return;
      if (node.parent.type === "ObjectPattern") {
        const init = node.parent.parent;
        if (!isLeaked(name) || init?.type !== "VariableDeclarator" || !init.init) return;
        if (isEnvironment(init.init, context.semantics)) reportRead(node.key, name, context);
      } else if (
        name === "env" ||
        name === "publicRuntimeConfig" ||
        name === "define" ||
        name === "public"
      )
        reportConfig(node, name, context);
    },
    CallExpression(node, context) {
      const [options] = node.arguments;
      const define = options && propertyNamed(options, "define")?.value;
      if (!options || define?.type !== "ObjectExpression") return;
      if (!BUILDS.test(context.semantics.callee(node) ?? "")) return;
      const platform = propertyNamed(options, "platform")?.value;
      if (!platform || context.semantics.string(platform) === "browser")
        reportEntries(define, "define", context);
    },
    NewExpression(node, context) {
      const [first] = node.arguments;
      if (!first || !DEFINES.test(context.semantics.callee(node) ?? "")) return;
      const place = nameOf(unwrap(node.callee)) ?? "DefinePlugin";
      if (first.type === "ObjectExpression") reportEntries(first, place, context);
    },
  },
  config: {
    kinds: ["env"],
    check(document, context) {
      if (environmentFile(document.path) === "template") return;
      for (const { name, value, nameRange } of assignments(document)) {
        const prefix =
          /^(?:NEXT_PUBLIC|VITE|REACT_APP|NUXT_PUBLIC|EXPO_PUBLIC|GATSBY|VUE_APP|PUBLIC)_/.exec(
            name,
          )?.[0];
        if (prefix === undefined || value === "" || isReference(value)) continue;
        if (isTestKey(value) || isPlaceholder(value)) continue;
        const token = providerToken(value, value, context);
        if (token === undefined || !isLeaked(name)) continue;
        context.report({
          at: nameRange,
          message: "value",
          data: { name, prefix },
          verifiedSecret: true,
        });
      }
    },
  },
});

function propertyNamed(node: Ast.Node, name: string): Ast.Property | undefined {
  if (node.type !== "ObjectExpression") return undefined;
  for (const each of node.properties)
    if (each.type === "Property" && propertyName(each) === name) return each;
  return undefined;
}

/** A public name with the words of a secret behind its prefix. */
function isLeaked(name: string): boolean {
  const prefix = PREFIX.exec(name)?.[0];
  if (prefix === undefined) return false;
  const rest = name.slice(prefix.length);
  const words = nameWords(rest);
  if (words.some((word) => /^(?:demo|guest|draft|preview|encrypted|site|anon)$/.test(word)))
    return false;
  return secretRole(rest) !== undefined;
}

function reportRead(at: Ast.Node, name: string, context: SyntaxContext): void {
  if (isOutsideProduction(at, context.semantics)) return;
  const prefix = PREFIX.exec(name)?.[0] ?? "";
  const isServer = isOnServer(context);
  const member = at.type === "MemberExpression" && !at.computed ? at.property : undefined;
  const edits = () =>
    member && [{ start: member.range[0], end: member.range[1], text: name.slice(prefix.length) }];
  context.report({
    at,
    message: isServer ? "server" : "read",
    data: { name, prefix },
    ...(isServer && { level: "warning" as const, preset: "balanced" as const }),
    ...presetInTests(context),
    fixes: isServer && member ? [{ id: "drop-prefix", edits }] : [],
  });
}

/** `process.env.API_SECRET` in a file that begins with "use client": Next gives the page an empty value for it. */
function checkComponent(node: Ast.MemberExpression, name: string, context: SyntaxContext): void {
  if (!SECRET_WORD.test(name) || name.startsWith("NEXT_PUBLIC_") || secretRole(name) === undefined)
    return;
  if (context.semantics.api(node) !== `global#process.env.${name}`) return;
  const { body } = context.source.ast;
  const isClient = body.some(
    (each) => each.type === "ExpressionStatement" && each.directive === "use client",
  );
  if (!isClient || isFlag(node.parent) || isOutsideProduction(node, context.semantics)) return;
  context.report({
    at: node,
    message: "client",
    data: { name, prefix: "" },
    level: "information",
    preset: "balanced",
  });
}

function isOnServer({ path, text }: SyntaxContext): boolean {
  return (
    SERVER.test(path) ||
    /^\s*["']use server["']/m.test(text) ||
    text.startsWith("#!") ||
    /["'](?:server-only|dotenv(?:\/config)?|fs|fs\/promises|child_process|express|fastify|koa|@nestjs\/common|next\/headers|payload\/\w+|node:\w+)["']/.test(
      text,
    )
  );
}

/** `env` of next.config, `define` of Vite, `publicRuntimeConfig`, `runtimeConfig.public` of Nuxt. */
function reportConfig(node: Ast.Property, place: string, context: SyntaxContext): void {
  const file = context.path.slice(context.path.lastIndexOf("/") + 1);
  const isMeant =
    (file.startsWith("next.config.") && (place === "env" || place === "publicRuntimeConfig")) ||
    (/^(?:vite|astro|svelte|electron\.vite)\.config\./.test(file) && place === "define") ||
    (file.startsWith("nuxt.config.") && (place === "public" || place === "env"));
  if (!isMeant) return;
  const view = context.semantics.object(node.value);
  if (view?.in === context.semantics) reportEntries(view.node, place, context);
  else if (isWholeEnvironment(node.value, context.semantics))
    context.report({ at: node, message: "all", data: { place, name: place } });
}

function reportEntries(object: Ast.ObjectExpression, place: string, context: SyntaxContext): void {
  for (const property of object.properties) {
    if (property.type === "SpreadElement") {
      if (isWholeEnvironment(property.argument, context.semantics))
        context.report({ at: property, message: "all", data: { place, name: place } });
      continue;
    }
    const key = propertyName(property) ?? "";
    if (/(?:^|\.)env$/.test(key)) {
      if (isWholeEnvironment(property.value, context.semantics))
        context.report({ at: property, message: "all", data: { place, name: place } });
      continue;
    }
    const own = key.slice(key.lastIndexOf(".") + 1);
    if (isFlag(property.value)) continue;
    // Whatever it is called in the pages, the variable that it comes from says what it is.
    const name = isSecretName(own) ? own : secretPutIn(property.value, context, isSecretName);
    if (name === undefined) continue;
    const fixes: ReportedFix[] = [
      { id: "remove-entry", edits: () => removeProperty(property, context.text) },
    ];
    context.report({ at: property, message: "config", data: { place, name }, fixes });
  }
}

function isSecretName(name: string): boolean {
  return CONNECTION.test(name) || (secretRole(name) !== undefined && SECRET_WORD.test(name));
}

/** Addresses of databases, which have the password in them: `DATABASE_URL`, Prisma's `DIRECT_URL`. */
const CONNECTION =
  /^(?:\w+_)?(?:DATABASE|DB|POSTGRES(?:QL)?|PG|MYSQL|MONGO(?:DB)?|REDIS|AMQP|RABBITMQ)_(?:(?:CONNECTION_)?(?:URL|URI|STRING)|DSN|CONNECTION)$|^DIRECT_URL$/;

/** `!!process.env.X`, `Boolean(process.env.X)`: only whether it is there. */
function isFlag(value: Ast.Node): boolean {
  if (value.type === "UnaryExpression" || value.type === "BinaryExpression") return true;
  if (value.type !== "CallExpression") return false;
  const [argument] = value.arguments;
  const { callee } = value;
  return (
    (callee.type === "Identifier" && callee.name === "Boolean") ||
    (argument !== undefined && isFlag(argument))
  );
}

/** `process.env`, `JSON.stringify(process.env)`, `loadEnv(mode, root, "")`. */
function isWholeEnvironment(value: Ast.Node, semantics: Semantics): boolean {
  const { node, in: owner } = semantics.origin(value);
  if (owner.api(node) === "global#process.env") return true;
  if (node.type !== "CallExpression") return false;
  const api = owner.callee(node);
  const [first, , third] = node.arguments;
  if (api === "global#JSON.stringify" && first) return isWholeEnvironment(first, owner);
  return api === "vite#loadEnv" && third !== undefined && owner.string(third) === "";
}
