import {
  type Ast,
  type ReportedFix,
  type SyntaxContext,
  assignments,
  propertyName,
  syntaxRule,
} from "../../../engine/api.ts";
import { removeProperty } from "../../helpers/edit/property-edits.ts";
import { environmentFile } from "../../helpers/match/config-place.ts";
import { isOutsideProduction } from "../../helpers/match/environment-guard.ts";
import { sectionOf } from "../../helpers/match/platform-file.ts";

/** Services that take the maps and see to it that they are not published. */
const UPLOADS = /sentry|bugsnag|rollbar|datadog|raygun|highlight\.io|posthog|deleteSourcemaps/i;
const MAPS =
  /^(?:(?:inline|eval|cheap|cheap-module|eval-cheap|eval-cheap-module|inline-cheap|inline-cheap-module)-)?source-map$|^eval$/;

export const rule = syntaxRule({
  id: "source-maps-public",
  meta: {
    category: "configuration",
    title: "The sources of the storefront are published with it",
    level: "information",
    confidence: "high",
    preset: "balanced",
    surface: "editor",
    cwe: [540],
    owasp: ["A01:2021", "A01:2025"],
    asvs: ["13.4.7"],
    tips: [3],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "{{name}} publishes the sources of the pages: everybody reads them with comments and names.",
      help: "Leave the maps out, or make hidden ones and give them to your error service alone.",
    },
  },
  fixes: [
    { id: "hide-maps", kind: "suggestion", title: "Make maps that pages do not name" },
    { id: "remove-option", kind: "suggestion", title: "Remove {{name}}" },
    { id: "switch-off", kind: "suggestion", title: "Switch {{name}} off" },
  ],
  visit: {
    Property(node, context) {
      const name = propertyName(node);
      if (name === "productionBrowserSourceMaps") checkNext(node, context);
      else if (name === "sourcemap" && isNuxt(context)) checkNuxt(node, context);
      else if (name === "sourcemap") checkVite(node, context);
      else if (name === "devtool") checkWebpack(node, context);
    },
  },
  config: {
    kinds: ["env"],
    check(document, context) {
      if (environmentFile(document.path) === "template") return;
      for (const { name, value, nameRange, valueRange } of assignments(document)) {
        if (name !== "GENERATE_SOURCEMAP" || value.trim() !== "true") continue;
        context.report({
          at: { start: nameRange.start, end: valueRange.end },
          message: "found",
          data: { name },
          fixes: [{ id: "switch-off", edits: () => [{ ...valueRange, text: "false" }] }],
        });
      }
    },
  },
});

function checkNext(node: Ast.Property, context: SyntaxContext): void {
  if (!/(?:^|\/)next\.config\.[cm]?[jt]s$/.test(context.path)) return;
  if (context.semantics.constant(node.value)?.value !== true) return;
  report(node, "productionBrowserSourceMaps", context, {
    id: "remove-option",
    edits: () => removeProperty(node, context.text),
  });
}

function checkVite(node: Ast.Property, context: SyntaxContext): void {
  if (!/(?:^|\/)(?:vite|nuxt|astro|svelte)\.config\.[cm]?[jt]s$/.test(context.path)) return;
  if (sectionOf(node) !== "build" || node.parent.type !== "ObjectExpression") return;
  const value = context.semantics.constant(node.value)?.value;
  if (value !== true && value !== "inline") return;
  const build = context.semantics.object(node.parent);
  // Libraries and servers are not sent to browsers.
  if (build?.get("lib") || build?.get("ssr")) return;
  report(node, "build.sourcemap", context, hide(node, "hidden", context));
}

function isNuxt({ path }: SyntaxContext): boolean {
  return /(?:^|\/)nuxt\.config\.[cm]?[jt]s$/.test(path);
}

/** `sourcemap: true` and `sourcemap: { client: true }`; Nuxt makes none for browsers by itself. */
function checkNuxt(node: Ast.Property, context: SyntaxContext): void {
  const call = node.parent.parent;
  const isSettings = call?.type === "CallExpression" || call?.type === "ExportDefaultDeclaration";
  // What is handed on to Vite has the same name.
  if (!isSettings) {
    checkVite(node, context);
    return;
  }
  const client = context.semantics.object(node.value)?.get("client");
  const at = client ? client.value : { node: node.value, in: context.semantics };
  if (at.in !== context.semantics || at.in.constant(at.node)?.value !== true) return;
  const [start, end] = at.node.range;
  const quote = context.text.includes("'") ? "'" : '"';
  const hidden = `${quote}hidden${quote}`;
  const text = client ? hidden : `{ server: true, client: ${hidden} }`;
  report(node, "sourcemap", context, { id: "hide-maps", edits: () => [{ start, end, text }] });
}

function checkWebpack(node: Ast.Property, context: SyntaxContext): void {
  const name = context.path.slice(context.path.lastIndexOf("/") + 1);
  if (!/webpack/i.test(name) || node.parent.type !== "ObjectExpression") return;
  const value = context.semantics.string(node.value);
  if (value === undefined || !MAPS.test(value)) return;
  const view = context.semantics.object(node.parent);
  const mode = view?.get("mode")?.value;
  const target = view?.get("target")?.value;
  if (target?.in.string(target.node)?.startsWith("node") === true) return;
  const isProduction = mode ? mode.in.string(mode.node) === "production" : /prod/i.test(name);
  if (isProduction) report(node, "devtool", context, hide(node, "hidden-source-map", context));
}

function hide(node: Ast.Property, text: string, context: SyntaxContext): ReportedFix {
  const [start, end] = node.value.range;
  const quote = context.text.includes("'") ? "'" : '"';
  return { id: "hide-maps", edits: () => [{ start, end, text: quote + text + quote }] };
}

function report(node: Ast.Property, name: string, context: SyntaxContext, fix: ReportedFix): void {
  if (UPLOADS.test(context.text) || isOutsideProduction(node, context.semantics)) return;
  context.report({ at: node, message: "found", data: { name }, fixes: [fix] });
}
