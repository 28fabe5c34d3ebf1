import {
  type Ast,
  type Semantics,
  type SyntaxContext,
  assignments,
  propertyName,
  syntaxRule,
  unwrap,
} from "../../../engine/api.ts";
import { addProperties } from "../../helpers/edit/property-edits.ts";
import { environmentFile } from "../../helpers/match/config-place.ts";
import { isConditional } from "../../helpers/match/enclosing.ts";
import { isOutsideProduction } from "../../helpers/match/environment-guard.ts";
import { exportsConfigOnly, methodsOfRoute } from "../../helpers/match/medusa-middleware-file.ts";
import { certainlyLacks, isOfPlatform, sectionOf } from "../../helpers/match/platform-file.ts";
import { isNeverDeployed } from "../../helpers/match/test-path.ts";
import { timeSpan } from "../../helpers/match/time-span.ts";

const DEFINE_CONFIG = /^@medusajs\/(?:framework\/utils|framework|utils)#defineConfig$/;
const DAY = 86_400;
const SECRETS = [
  ["jwtSecret", "JWT_SECRET"],
  ["cookieSecret", "COOKIE_SECRET"],
] as const;

export const rule = syntaxRule({
  id: "medusa-config-insecure",
  meta: {
    category: "configuration",
    title: "A setting of Medusa leaves the store open",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [1392, 613, 323],
    owasp: ["A07:2021", "A07:2025"],
    asvs: ["13.2.3", "7.3.2"],
    tips: [2, 4],
    since: "0.1.0",
  },
  messages: {
    secret: {
      what: "Where {{variable}} is missing, Medusa {{version}} signs with a secret that everybody knows, in production too.",
      help: "Set `{{name}}: process.env.{{variable}}` in `projectConfig.http`: Medusa then refuses to start without it. Versions from 2.16.0 on do so by themselves.",
    },
    lifetime: {
      what: "Log-ins of customers and administrators are valid for {{time}} and cannot be called back.",
      help: "Leave `jwtExpiresIn` at a day or less: whoever gets hold of a token is that person until it ends.",
    },
    instance: {
      what: "{{module}} keeps {{what}} in one instance alone: others do not see it, and a restart loses it.",
      help: "Use a module with a store of its own in production, such as one for Redis, and for files one for S3.",
    },
    same: {
      what: "{{variable}} signs both the tokens and the cookies: whoever gets it out of one can forge the other.",
      help: "Give the cookies a secret of their own, such as COOKIE_SECRET with 32 random bytes: `openssl rand -base64 32`.",
    },
    unread: {
      what: "Medusa 2 reads the default export of this file alone: none of these middlewares runs, guards included.",
      help: "Write `export default defineMiddlewares({ routes: [...] })`.",
    },
    methods: {
      what: "Medusa {{version}} does not know `methods`: what stands here runs for every method.",
      help: "Write `method`, or update to 2.6.0 or later, which knows both.",
    },
    onboarding: {
      what: "MEDUSA_ADMIN_ONBOARDING_TYPE shows the tour for developers in the admin of production.",
      help: "Remove it: it is meant for the first days of a store on the machine of a developer.",
    },
  },
  fixes: [
    { id: "write-method", kind: "suggestion", title: "Write method" },
    { id: "own-variable", kind: "suggestion", title: "Read COOKIE_SECRET for the cookies" },
    {
      id: "read-secrets",
      kind: "suggestion",
      title: "Read {{variable}}, and refuse to start without it",
    },
    { id: "one-day", kind: "suggestion", title: "Let log-ins end after a day" },
  ],
  visit: {
    ExportNamedDeclaration(node, context) {
      const at = exportsConfigOnly(node, context);
      if (at) context.report({ at, message: "unread", level: "error" });
    },
    CallExpression(node, context) {
      if (node.arguments.length !== 1) return;
      const api = context.semantics.callee(node);
      if (api !== undefined && DEFINE_CONFIG.test(api)) checkSecrets(node, context);
    },
    Property(node, context) {
      if (!node.computed && propertyName(node) === "cookieSecret") checkSame(node, context);
      if (!node.computed && propertyName(node) === "methods") checkMethods(node, context);
      if (!node.computed && propertyName(node) === "resolve") checkModule(node, context);
      if (node.computed || propertyName(node) !== "jwtExpiresIn" || sectionOf(node) !== "http")
        return;
      const time = context.semantics.constant(node.value)?.value;
      if (typeof time !== "string" || (timeSpan(time) ?? 0) <= DAY) return;
      if (!isOfPlatform(context, "medusa", /^@medusajs\//)) return;
      if (isOutsideProduction(node, context.semantics)) return;
      const [start, end] = node.value.range;
      const quote = context.text[start] ?? '"';
      const isText = /["'`]/.test(quote);
      context.report({
        at: node,
        message: "lifetime",
        data: { time },
        level: "information",
        preset: "balanced",
        fixes: isText
          ? [{ id: "one-day", edits: () => [{ start, end, text: `${quote}1d${quote}` }] }]
          : [],
      });
    },
  },
  config: {
    kinds: ["env"],
    check(document, context) {
      if (environmentFile(document.path) !== "production") return;
      if (!context.platforms().some(({ id }) => id === "medusa")) return;
      for (const { name, value, nameRange } of assignments(document)) {
        if (name !== "MEDUSA_ADMIN_ONBOARDING_TYPE" || value.trim() === "") continue;
        const less = { level: "information", preset: "audit" } as const;
        context.report({ at: nameRange, message: "onboarding", ...less });
      }
    },
  },
});

/** Versions that read another name take an entry for one of all methods. */
function checkMethods(node: Ast.Property, context: SyntaxContext): void {
  const version = methodsOfRoute(node, context);
  if (version === undefined || isNeverDeployed(context)) return;
  const { key } = node;
  const edits = () => [{ start: key.range[0], end: key.range[1], text: "method" }];
  context.report({
    at: key,
    message: "methods",
    data: { version },
    preset: "balanced",
    fixes: node.shorthand ? [] : [{ id: "write-method", edits }],
  });
}

/** Before 2.16, `defineConfig` puts a known secret in for what the configuration does not name. */
function checkSecrets(node: Ast.CallExpression, context: SyntaxContext): void {
  const version =
    context.packageVersion("@medusajs/framework") ?? context.packageVersion("@medusajs/medusa");
  // A range may mean a version that does better.
  const [, major, minor] = /^(\d+)\.(\d+)\.\d+/.exec(version ?? "") ?? [];
  if (
    isNeverDeployed(context) ||
    version === undefined ||
    Number(major) !== 2 ||
    Number(minor) >= 16
  )
    return;
  const [options] = node.arguments;
  const project = options && context.semantics.object(options)?.get("projectConfig");
  const http = project && context.semantics.object(project.value.node)?.get("http");
  if (!http || http.value.in !== context.semantics) return;
  const object = http.value.node;
  if (object.type !== "ObjectExpression") return;
  const missing = SECRETS.filter(([name]) => certainlyLacks(object, name));
  const [first] = missing;
  if (!first) return;
  const [name, variable] = first;
  context.report({
    at: http.property.key,
    message: "secret",
    data: { name, variable, version },
    fixes: [
      {
        id: "read-secrets",
        edits: () =>
          addProperties(
            object,
            missing.map(([each, from]) => `${each}: process.env.${from}`),
            context.text,
          ),
      },
    ],
  });
}

/** Modules that are meant for a developer's machine, and what they keep. */
const LOCAL: readonly (readonly [RegExp, string])[] = [
  [/^@medusajs\/(?:medusa\/)?file-local$/, "uploads"],
  [/^@medusajs\/(?:medusa\/)?(?:cache|caching)-inmemory$/, "what it caches"],
  [/^@medusajs\/(?:medusa\/)?event-bus-local$/, "events"],
  [/^@medusajs\/(?:medusa\/)?workflow-engine-inmemory$/, "unfinished workflows"],
];

/** Takes its locks in the memory of the instance as long as no provider of it takes them elsewhere. */
const LOCKING = /^@medusajs\/(?:medusa\/)?locking$/;

/** A module that is named in the configuration, without a look at where it runs. */
function checkModule(node: Ast.Property, context: SyntaxContext): void {
  if (!/(?:^|\/)medusa-config\.[cm]?[jt]s$/.test(context.path) || isNeverDeployed(context)) return;
  const module = context.semantics.string(node.value);
  const isBareLock = LOCKING.test(module ?? "") && lacksProviders(node.parent, context.semantics);
  const what = isBareLock ? "locks" : LOCAL.find(([name]) => name.test(module ?? ""))?.[1];
  if (module === undefined || what === undefined) return;
  if (isConditional(node) || isOutsideProduction(node, context.semantics)) return;
  context.report({
    at: node.value,
    message: "instance",
    data: { module, what },
    level: "information",
    preset: "audit",
  });
}

/** A module without `options.providers`, as far as both are written down. */
function lacksProviders(module: Ast.Node, semantics: Semantics): boolean {
  if (module.type !== "ObjectExpression") return false;
  const view = semantics.object(module);
  if (view?.complete !== true) return false;
  const options = view.get("options")?.value;
  if (!options) return true;
  const given = options.in.object(options.node);
  return given?.complete === true && given.get("providers") === undefined;
}

/** Tokens and cookies that are signed with one variable. */
function checkSame(node: Ast.Property, context: SyntaxContext): void {
  const { semantics } = context;
  const variable = variableOf(node.value, semantics);
  if (variable === undefined || !/^(?:http|projectConfig)$/.test(sectionOf(node) ?? "")) return;
  if (node.parent.type !== "ObjectExpression" || isNeverDeployed(context)) return;
  const token = node.parent.properties.find(
    (each): each is Ast.Property => each.type === "Property" && propertyName(each) === "jwtSecret",
  );
  if (!token || variableOf(token.value, semantics) !== variable) return;
  const [start, end] = node.value.range;
  const edits = () => [{ start, end, text: "process.env.COOKIE_SECRET" }];
  context.report({
    at: node,
    message: "same",
    data: { variable: variable.slice(0, 30) },
    level: "information",
    preset: "balanced",
    fixes: variable === "COOKIE_SECRET" ? [] : [{ id: "own-variable", edits }],
  });
}

/** The name of the variable of the environment that a value is, also with a fallback. */
function variableOf(value: Ast.Node, semantics: Semantics): string | undefined {
  const node = unwrap(value);
  const read = node.type === "LogicalExpression" ? node.left : node;
  return /^global#process\.env\.(\w+)$/.exec(semantics.api(read) ?? "")?.[1];
}
