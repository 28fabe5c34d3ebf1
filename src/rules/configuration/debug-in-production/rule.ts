import {
  type Ast,
  type ConfigContext,
  type ConfigDocument,
  type SyntaxContext,
  assignments,
  propertyName,
  syntaxRule,
} from "../../../engine/api.ts";
import { isForcedSync } from "./emptied-tables.ts";
import { fileStyle } from "../../helpers/edit/file-style.ts";
import { guardValue } from "../../helpers/edit/outside-production.ts";
import { isComposeFile } from "../../helpers/edit/use-environment.ts";
import { environmentFile } from "../../helpers/match/config-place.ts";
import { developmentCommand, isDevelopmentMode } from "../../helpers/match/development-mode.ts";
import { isDevelopmentImage, lastStage } from "../../helpers/match/dockerfile.ts";
import { isOutsideProduction } from "../../helpers/match/environment-guard.ts";
import { sectionOf } from "../../helpers/match/platform-file.ts";
import { isNeverDeployed } from "../../helpers/match/test-path.ts";

/** Databases whose tables `synchronize` changes; in MongoDB it makes indexes and nothing else. */
const DATABASES = /^(?:postgres|cockroachdb|mysql|mariadb|aurora-\w+|mssql|oracle|sap)$/;

export const rule = syntaxRule({
  id: "debug-in-production",
  meta: {
    category: "configuration",
    title: "Production runs in a mode for development",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [489],
    owasp: ["A05:2021", "A02:2025"],
    asvs: ["13.4.2"],
    tips: [3],
    since: "0.1.0",
  },
  messages: {
    mode: {
      what: "{{name}} makes production run in development mode.",
      help: "Set it to `production`: frameworks then hide stack traces, send cookies over TLS alone and switch their consoles off.",
    },
    command: {
      what: "`{{name}}` starts a development server, which is not made for customers.",
      help: "Build the program, and start what was built.",
    },
    production: {
      what: "The script `{{script}}` runs `{{name}}`, which starts a development server.",
      help: "Build the program, and start what was built.",
    },
    start: {
      what: "`{{name}}` is what hosts run in production, too.",
      help: "Let `start` run the built program, and keep this command under `dev`.",
    },
    emptied: {
      what: "`{{name}}` drops the tables of the live database at each start, with all that is in them.",
      help: "Switch it off in production, and change the database by migrations.",
    },
    synchronize: {
      what: "synchronize changes the live database at each start: a renamed column loses its data.",
      help: "Switch it off in production, and change the database by migrations.",
    },
    queries: {
      what: "Every query is written to the log with its values: hashes of passwords, addresses and tokens among them.",
      help: 'Log only what goes wrong: `logging: ["error", "warn"]`; log all queries in development only.',
    },
    errors: {
      what: "errorhandler sends stack traces and parts of the code to whoever causes an error.",
      help: "Use it in development only, and answer with a plain text and status 500 in production.",
    },
  },
  fixes: [
    { id: "use-production", kind: "suggestion", title: "Run it in production mode" },
    {
      id: "only-in-development",
      kind: "suggestion",
      title: "Switch it on outside production only",
    },
    { id: "log-errors", kind: "suggestion", title: "Log errors and warnings alone" },
  ],
  visit: {
    Property(node, context) {
      const name = propertyName(node);
      if (isForcedSync(node, context) && isOfServer(node, context)) {
        reportEmptied(node, "sync({ force: true })", context);
        return;
      }
      if (name !== "synchronize" && name !== "logging" && name !== "dropSchema") return;
      if (node.parent.type !== "ObjectExpression" || !goesTooFar(name, node.value, context)) return;
      if (!isOfDatabase(node, node.parent, context) || overridesOptions(node.parent)) return;
      if (!isOfServer(node, context)) return;
      if (name === "dropSchema") {
        reportEmptied(node, name, context);
        return;
      }
      if (name === "synchronize") {
        const edits = () => guardValue(node.value, context.source);
        context.report({ at: node, message: name, fixes: [{ id: "only-in-development", edits }] });
        return;
      }
      const { quote } = fileStyle(context.source);
      const [start, end] = node.value.range;
      const text = `[${quote}error${quote}, ${quote}warn${quote}]`;
      context.report({
        at: node,
        message: "queries",
        fixes: [{ id: "log-errors", edits: () => [{ start, end, text }] }],
      });
    },
    CallExpression(node, context) {
      if (node.arguments.length > 1 || context.semantics.callee(node) !== "errorhandler#") return;
      if (isNeverDeployed(context) || isOutsideProduction(node, context.semantics)) return;
      context.report({ at: node, message: "errors" });
    },
  },
  config: {
    kinds: ["dockerfile", "yaml", "env", "json"],
    check(document, context) {
      switch (document.kind) {
        case "dockerfile":
          checkImage(document, context);
          break;
        case "json":
          if (/(?:^|\/)package\.json$/.test(document.path)) checkManifest(document, context);
          break;
        case "env":
          if (environmentFile(document.path) === "production") checkModes(document, context);
          break;
        default:
          if (isComposeFile(document.path) && /prod/i.test(document.path))
            checkModes(document, context);
      }
    },
  },
});

/** Installers and scripts fill a database that is new with the store's own options. */
function isOfServer(node: Ast.Node, context: SyntaxContext): boolean {
  return (
    context.pathClass.kind === "normal" &&
    !isNeverDeployed(context) &&
    !isOutsideProduction(node, context.semantics)
  );
}

function reportEmptied(node: Ast.Property, name: string, context: SyntaxContext): void {
  const edits = () => guardValue(node.value, context.source);
  context.report({
    at: node,
    message: "emptied",
    level: "error",
    data: { name },
    fixes: [{ id: "only-in-development", edits }],
  });
}

/** `synchronize: true`; for `logging` queries are among what `true`, `"all"` and a list with `"query"` stand for. */
function goesTooFar(name: string, given: Ast.Node, { semantics }: SyntaxContext): boolean {
  const value = semantics.constant(given)?.value;
  if (value === true || name !== "logging") return value === true;
  const { node, in: home } = semantics.origin(given);
  return (
    value === "all" ||
    (node.type === "ArrayExpression" &&
      node.elements.some((each) => each && home.string(each) === "query"))
  );
}

/** Options of TypeORM, also inside Vendure's. */
function isOfDatabase(
  node: Ast.Property,
  options: Ast.ObjectExpression,
  { semantics }: SyntaxContext,
): boolean {
  if (sectionOf(node) === "dbConnectionOptions") return true;
  const type = semantics.object(options)?.get("type")?.value;
  const text = type?.in.string(type.node);
  return text !== undefined && DATABASES.test(text);
}

/** `{ ...config.dbConnectionOptions, synchronize: true }`: the options of a store, changed for one run. */
function overridesOptions({ properties: [first] }: Ast.ObjectExpression): boolean {
  return (
    first?.type === "SpreadElement" &&
    first.argument.type === "MemberExpression" &&
    propertyName(first.argument) === "dbConnectionOptions"
  );
}

/** Files of variables and of services that are for production by their name. */
function checkModes(document: ConfigDocument, context: ConfigContext): void {
  for (const { name, value, nameRange, valueRange } of assignments(document)) {
    if (!isDevelopmentMode(name, value)) continue;
    context.report({
      at: { start: nameRange.start, end: valueRange.end },
      message: "mode",
      data: { name: `${name}=${value.trim()}` },
      fixes: [{ id: "use-production", edits: () => [{ ...valueRange, text: "production" }] }],
    });
  }
}

function checkImage(document: ConfigDocument, context: ConfigContext): void {
  const stage = isDevelopmentImage(document.path) ? undefined : lastStage(document);
  if (!stage) return;
  const { entries } = stage;
  // Of several the last one counts.
  const mode = entries.findLast(({ path }) => path[0] === "ENV" && path[1] === "NODE_ENV");
  if (mode?.keyRange && isDevelopmentMode("NODE_ENV", String(mode.value))) {
    const at = mode.valueRange;
    context.report({
      at: { start: mode.keyRange.start, end: mode.outerRange.end },
      message: "mode",
      data: { name: `NODE_ENV=${String(mode.value)}` },
      fixes: [{ id: "use-production", edits: () => [{ ...at, text: "production" }] }],
    });
  }
  const start = entries.findLast(({ path }) => path.length === 1 && path[0] === "CMD");
  const name = start && developmentCommand(String(start.value));
  if (start && name !== undefined && mode?.value !== "production") {
    context.report({ at: start.valueRange, message: "command", data: { name } });
  }
}

const PRODUCTION = /^(?:(?:start|serve|run)[:_-])?prod(?:uction)?$/i;

/** What hosts start when nobody tells them otherwise. */
function checkManifest(document: ConfigDocument, context: ConfigContext): void {
  const scripts = new Map(
    document.entries
      .filter(({ path }) => path[0] === "scripts" && path.length === 2)
      .map((entry) => [entry.path[1] ?? "", entry] as const),
  );
  for (const [key, { value, valueRange }] of scripts) {
    const name = PRODUCTION.test(key) ? developmentCommand(String(value)) : undefined;
    if (name !== undefined)
      context.report({ at: valueRange, message: "production", data: { name, script: key } });
  }
  const start = scripts.get("start");
  if (!start || typeof start.value !== "string") return;
  // Another script is for production, or what is built is served by something else.
  const others = [...scripts.keys()].filter((key) => key !== "start");
  if (others.some((key) => /prod|^serve|^server$|^build|docker|deploy|heroku/i.test(key))) return;
  if (/(?:^|[\s/.])(?:test|dev-server|example|demo)/.test(start.value)) return;
  const mode = /\bNODE_ENV=(?:dev|development|local)\b/.exec(start.value)?.[0];
  const name = mode ?? developmentCommand(start.value);
  if (name === undefined || isNeverDeployed(context)) return;
  context.report({
    at: start.valueRange,
    message: "start",
    data: { name },
    level: "information",
    preset: "balanced",
  });
}
