import {
  type Ast,
  type CheckContext,
  type Range,
  type SyntaxContext,
  type TextEdit,
  assignments,
  propertyName,
  syntaxRule,
  unwrap,
} from "../../../engine/api.ts";
import { importsFrom } from "../../helpers/match/platform-file.ts";
import {
  endOf,
  isApiVersion,
  newestVersion,
  versionOfMember,
  versionsInAddress,
} from "../../helpers/match/shopify-version.ts";

const PLATFORMS = new Set(["shopify-app", "hydrogen", "nextjs-commerce"]);
const NAMES = /^(?:storefront|admin|shopify)?_?api_?version$/i;

export const rule = syntaxRule({
  id: "shopify-api-version-expired",
  meta: {
    category: "configuration",
    title: "A version of Shopify's API that has ended",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [1104],
    owasp: ["A06:2021", "A03:2025"],
    asvs: ["15.2.1"],
    tips: [1, 3],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "Shopify retired version {{version}} of its API in {{ended}}: calls silently get another version.",
      help: "Move to {{newest}} after reading what changed in between. Fields that are gone come back empty, also those that checks rely on.",
    },
    unstable: {
      what: "The version `unstable` of Shopify's API changes without notice.",
      help: "Use {{newest}}: a version stays as it is for at least a year.",
    },
  },
  fixes: [{ id: "use-newest", kind: "suggestion", title: "Use version {{newest}}" }],
  visit: {
    MemberExpression(node, context) {
      const name = propertyName(node);
      if (name === undefined || !/^(?:(?:January|April|July|October)\d\d|Unstable)$/.test(name))
        return;
      const api = context.semantics.api(node);
      if (api === undefined || !/^@shopify\/[^#]+#(?:\w+\.)*ApiVersion\.\w+$/.test(api)) return;
      if (isNamedByItself(node, name)) return;
      const at = { start: node.range[0], end: node.range[1] };
      // Whether the installed library knows a newer member is not known, so it has no fix.
      if (name === "Unstable") report(at, "unstable", context);
      else report(at, versionOfMember(name) ?? "", context);
    },
    Property(node, context) {
      const name = propertyName(node);
      if (name !== undefined && NAMES.test(name)) checkValue(node.value, context);
    },
    VariableDeclarator(node, context) {
      if (node.id.type === "Identifier" && node.init && NAMES.test(node.id.name))
        checkValue(node.init, context);
    },
    Program(_node, context) {
      if (context.text.includes("api/20")) checkAddresses(context);
    },
  },
  config: {
    kinds: ["toml", "env", "yaml", "dockerfile"],
    check(document, context) {
      const isOwnFile = /(?:^|\/)shopify\.[\w.-]+\.toml$/.test(document.path);
      for (const { name, value, valueRange } of assignments(document)) {
        if (document.kind === "toml" ? !isOwnFile || name !== "api_version" : !isVariable(name))
          continue;
        report(valueRange, value, context, true);
      }
    },
  },
});

/** `"2025-01": ApiVersion.January25` in a table that turns texts into members calls nothing. */
function isNamedByItself(node: Ast.Node, member: string): boolean {
  const { parent } = node;
  return (
    parent?.type === "Property" &&
    parent.value === node &&
    propertyName(parent) === versionOfMember(member)
  );
}

/** A written version, also one that stands in for a variable. */
function checkValue(expression: Ast.Node, context: SyntaxContext): void {
  const node = unwrap(expression);
  if (node.type === "LogicalExpression" && node.operator !== "&&") {
    checkValue(node.right, context);
    return;
  }
  if (node.type !== "Literal" || typeof node.value !== "string" || !isOfShopify(context)) return;
  const [start, end] = node.range;
  report({ start: start + 1, end: end - 1 }, node.value, context, true);
}

function isVariable(name: string): boolean {
  return name.includes("SHOPIFY") && name.endsWith("API_VERSION");
}

function isOfShopify(context: SyntaxContext): boolean {
  return (
    importsFrom(context.source.ast, /^@shopify\//) ||
    context.platforms().some(({ id }) => PLATFORMS.has(id))
  );
}

/** A file that calls one version in forty places has it to change once: the first place stands for all. */
function checkAddresses(context: SyntaxContext): void {
  const places = new Map<string, Range[]>();
  context.source.nodes.forEach((node) => {
    const text = textOf(node);
    for (const { start, version } of text === undefined ? [] : versionsInAddress(text)) {
      const at = {
        start: node.range[0] + 1 + start,
        end: node.range[0] + 1 + start + version.length,
      };
      // Escapes before it make the places of the value and of the text differ.
      if (context.text.slice(at.start, at.end) !== version) continue;
      places.set(version, [...(places.get(version) ?? []), at]);
    }
  });
  for (const [version, all] of places) {
    const [first, ...others] = all.toSorted((one, other) => one.start - other.start);
    if (first) report(first, version, context, true, others);
  }
}

function textOf(node: Ast.Node): string | undefined {
  if (node.type === "TemplateElement") return node.value.raw;
  return node.type === "Literal" && typeof node.value === "string" ? node.value : undefined;
}

function report(
  at: Range,
  version: string,
  context: CheckContext,
  canReplace = false,
  others: readonly Range[] = [],
): void {
  const newest = newestVersion(context.now);
  const edits = (): TextEdit[] =>
    [at, ...others].map(({ start, end }) => ({ start, end, text: newest }));
  const fixes = canReplace ? [{ id: "use-newest", edits }] : [];
  if (version === "unstable") {
    context.report({
      at,
      message: "unstable",
      data: { newest },
      level: "information",
      preset: "audit",
      fixes,
    });
    return;
  }
  const ended = isApiVersion(version) ? endOf(version, context.now) : undefined;
  if (ended === undefined) return;
  const related = others.map((range) => ({
    file: context.path,
    range,
    message: `Version ${version} is called here, too.`,
  }));
  const data = { version, ended, newest };
  context.report({ at, message: "found", data, fixes, ...(related.length > 0 && { related }) });
}
