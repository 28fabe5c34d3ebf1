import {
  type Ast,
  type CheckContext,
  type ConfigDocument,
  type ProjectContext,
  type ProjectView,
  type Range,
  type Rule,
  type SyntaxContext,
  type TextEdit,
  propertyName,
  unwrap,
} from "../../../engine/api.ts";
import { offer } from "../../helpers/edit/sink-expressions.ts";
import { isOutsideProduction } from "../../helpers/match/environment-guard.ts";
import { type Laxity, laxityOf, scriptDirective } from "./script-policy.ts";
import { reportingPolicy } from "./reporting-policy.ts";
import { withoutInList, withoutInText } from "./without-source.ts";

export const rule: Rule = {
  id: "csp-missing-or-weak",
  meta: {
    category: "configuration",
    title: "Foreign scripts may run in the shop's pages",
    level: "warning",
    confidence: "high",
    preset: "balanced",
    surface: "report",
    cwe: [693, 1021],
    owasp: ["A05:2021", "A06:2025"],
    asvs: ["3.4.3", "3.4.6"],
    pci: ["6.4.3", "11.6.1"],
    tips: [6, 10],
    since: "0.1.0",
  },
  messages: {
    "unsafe-inline": {
      what: "The policy allows inline scripts: whatever an attacker gets into the page runs as well.",
      help: "Give the shop's own scripts a nonce that is new for every answer, name the payment provider's address, and leave 'unsafe-inline' out.",
    },
    "unsafe-eval": {
      what: "The policy allows text to be run as a script.",
      help: "Leave 'unsafe-eval' out; what needs it is mostly a development build, or a template that can be compiled beforehand.",
    },
    any: {
      what: "The policy allows scripts from everywhere.",
      help: "Name the addresses that scripts come from: your own, and those of the payment provider and the tools that you chose.",
    },
    missing: {
      what: "{{framework}} shows carts or a checkout here, and nothing sets a Content-Security-Policy.",
      help: "Send one with all pages, first as Content-Security-Policy-Report-Only, and name where scripts may come from. A proxy or the host may do so already.",
    },
  },
  fixes: [
    {
      id: "take-out",
      kind: "suggestion",
      title: "Take the source out, and see whether the checkout still works",
    },
    {
      id: "report-only",
      kind: "suggestion",
      title: "Have Next.js send a policy that only reports",
    },
  ],
  visit: {
    Property(node, context) {
      if (node.computed || node.parent.type !== "ObjectExpression") return;
      const name = propertyName(node) ?? "";
      if (!/^(?:script|default)(?:Src|-src)(?:Elem|-elem)?$/.test(name)) return;
      const isDefault = name.startsWith("default");
      if (isDefault && node.parent.properties.some(speaksOfScripts)) return;
      const sources = sourcesOf(node.value, context);
      // Hydrogen adds a nonce by itself.
      const own = context.text.includes("createContentSecurityPolicy") ? ["'nonce-'"] : [];
      const laxity = sources && laxityOf([...sources, ...own]);
      if (!laxity) return;
      const list = context.semantics.origin(unwrap(node.value));
      const edits = list.in === context.semantics && withoutInList(list.node, laxity, context.text);
      reportIn(node, node.value, laxity, context, edits || undefined);
    },
    Literal(node, context) {
      if (typeof node.value === "string") checkText(node, node.value, context);
    },
    TemplateLiteral(node, context) {
      // What stands in a condition may be for development.
      checkText(
        node,
        node.quasis.map(({ value }) => value.cooked ?? "").join(" 'nonce-' "),
        context,
      );
    },
  },
  config: { kinds: ["html", "json", "toml", "yaml"], check: checkDocument },
  project: checkProject,
};

function speaksOfScripts(each: Ast.Node): boolean {
  if (each.type === "SpreadElement") return true;
  return /^script(?:Src|-src)/.test(each.type === "Property" ? (propertyName(each) ?? "") : "");
}

/** The texts of a list of sources; undefined where a part of it is not known. */
function sourcesOf(value: Ast.Node, { semantics }: SyntaxContext): string[] | undefined {
  const { node, in: home } = semantics.origin(unwrap(value));
  if (node.type !== "ArrayExpression") {
    const text = semantics.string(value);
    return text?.split(/\s+/);
  }
  return node.elements.flatMap((each) => {
    if (!each) return [];
    // Functions of the request make nonces; conditions are mostly about development.
    if (each.type === "SpreadElement" || /Function/.test(each.type)) return ["'nonce-'"];
    const text = home.string(each);
    return text === undefined ? ["'nonce-'"] : [text];
  });
}

function checkText(node: Ast.Node, text: string, context: SyntaxContext): void {
  if (!text.includes("-src ")) return;
  const directive = scriptDirective(text);
  if (!directive) return;
  const isDefault = text.slice(directive.start).startsWith("default");
  // Policies are often put together from lines.
  if (isDefault && /script-?src/i.test(context.text)) return;
  const laxity = laxityOf(directive.sources);
  if (!laxity) return;
  const directiveAt = node.type === "Literal" ? directiveIn(context.text, node) : undefined;
  const edits = directiveAt && withoutInText(directiveAt, laxity, context.text);
  reportIn(node, node, laxity, context, edits);
}

function reportIn(
  node: Ast.Node,
  at: Ast.Node,
  laxity: Laxity,
  context: SyntaxContext,
  edits?: readonly TextEdit[],
): void {
  if (context.pathClass.kind === "lowered" || isOutsideProduction(node, context.semantics)) return;
  for (let each = node.parent; each; each = each.parent) {
    if (each.type === "ConditionalExpression" || each.type === "BinaryExpression") return;
    if (each.type.endsWith("Statement")) break;
  }
  say(at, laxity, context, edits);
}

/** The directive for scripts in the code of a text, where escapes have not moved it. */
function directiveIn(text: string, node: Ast.Node): Range | undefined {
  const own = text.slice(node.range[0] + 1, node.range[1] - 1);
  const found = own.includes("\\") ? undefined : scriptDirective(own);
  const base = node.range[0] + 1;
  return found && { start: base + found.start, end: base + found.end };
}

function say(
  at: Ast.Node | Range,
  laxity: Laxity,
  context: CheckContext,
  edits?: readonly TextEdit[],
): void {
  // Most frameworks put scripts into their pages and leave it to the shop to give them nonces.
  context.report({
    at,
    message: laxity,
    ...(laxity !== "any" && { level: "information" as const }),
    fixes: edits ? [{ id: "take-out", edits: () => edits }] : [],
  });
}

/** `<meta http-equiv="Content-Security-Policy">`, and headers in the settings of hosts. */
function checkDocument(document: ConfigDocument, context: CheckContext): void {
  if (context.pathClass.kind === "lowered") return;
  for (const { name, attributes } of document.elements) {
    if (name !== "meta") continue;
    const of = (key: string) => attributes.find((each) => each.name === key);
    const content = of("content");
    if (!/^content-security-policy$/i.test(of("http-equiv")?.value ?? "") || !content?.value)
      continue;
    checkPolicy(content.value, content.valueRange, context);
  }
  for (const { value, valueRange, path } of document.entries) {
    if (typeof value !== "string" || !value.includes("-src ")) continue;
    if (document.kind === "json" && /^(?:description|title|message)$/.test(path.at(-1) ?? ""))
      continue;
    checkPolicy(value, valueRange, context);
  }
}

function checkPolicy(policy: string, at: Range, context: CheckContext): void {
  const laxity = laxityOf(scriptDirective(policy)?.sources ?? []);
  if (laxity) say(at, laxity, context);
}

/** Frameworks that show pages, by package. */
const FRAMEWORKS: readonly (readonly [string, string])[] = [
  ["@shopify/hydrogen", "Hydrogen"],
  ["next", "Next.js"],
  ["nuxt", "Nuxt"],
  ["@remix-run/react", "Remix"],
  ["@sveltejs/kit", "SvelteKit"],
];
const SHOP_PAGE =
  /(?:^|\/)(?:app|pages|routes)\/(?:.*\/)?[^/]*(?:checkout|cart|basket|payment)[^/]*(?:\/[^/]+)?\.(?:[jt]sx|vue|svelte)$/i;
/** Files in which headers are set. */
const SETS =
  /(?:^|\/)(?:next\.config|nuxt\.config|svelte\.config|vercel|netlify|middleware|proxy|hooks\.server|entry\.server|server|app|root|_document|layout|staticwebapp\.config)\.[^/]+$|(?:^|\/)_headers$|(?:secur|csp|header|policy|middleware)[^/]*\.[cm]?[jt]sx?$/i;
const HAS = /content-?security-?policy|nuxt-security|next-safe|@next-safe|\bcsp\b/i;

/** Pages on which customers pay, in a package that has no policy at all. */
function checkProject(project: ProjectView, context: ProjectContext): void {
  for (const path of project.files) {
    if (!/(?:^|\/)package\.json$/.test(path)) continue;
    const document = project.document(path);
    const known = document?.entries.flatMap(({ path: keys, keyRange }) => {
      const framework = FRAMEWORKS.find(([name]) => keys[0] === "dependencies" && keys[1] === name);
      return framework && keyRange ? [{ framework: framework[1], at: keyRange }] : [];
    })[0];
    if (!known) continue;
    const folder = path.slice(0, -"package.json".length);
    const own = project.files.filter((file) => file.startsWith(folder));
    if (!own.some((file) => SHOP_PAGE.test(file.slice(folder.length)))) continue;
    if (HAS.test(project.read(path) ?? "")) continue;
    if (own.some((file) => SETS.test(file) && HAS.test(project.read(file) ?? ""))) continue;
    const isNext = known.framework === "Next.js";
    context.report(path, {
      at: known.at,
      message: "missing",
      data: { framework: known.framework },
      level: "information",
      preset: "audit",
      fixes: isNext ? offer("report-only", reportingPolicy(folder, project.beside)) : [],
    });
  }
}
