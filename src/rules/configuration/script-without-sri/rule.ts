import {
  type Ast,
  type CheckContext,
  type ConfigContext,
  type ConfigDocument,
  type Range,
  type ReportedFix,
  overlaps,
  readDocument,
  syntaxRule,
} from "../../../engine/api.ts";
import {
  type Loaded,
  loadedByAssignment,
  loadedByElement,
  loadedByJsx,
  loadedByObject,
} from "../../helpers/match/loaded-script.ts";
import { cdnFile } from "../../helpers/match/package-cdn.ts";

export const rule = syntaxRule({
  id: "script-without-sri",
  meta: {
    category: "configuration",
    title: "A file of a public network runs unchecked",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [353],
    owasp: ["A08:2021", "A08:2025"],
    asvs: ["3.6.1"],
    pci: ["6.4.3"],
    tips: [10],
    since: "0.1.0",
  },
  messages: {
    unchecked: {
      what: "{{name}} runs in the shop's pages whatever {{host}} sends: it has no integrity hash.",
      help: "Add the file's hash and crossorigin=\"anonymous\" (the network's own page gives both), or serve the file with the shop.",
    },
    style: {
      what: "{{name}} styles the shop's pages whatever {{host}} sends: it has no integrity hash.",
      help: "Add the file's hash and crossorigin=\"anonymous\" (the network's own page gives both), or serve the file with the shop.",
    },
    floating: {
      what: "{{name}} from {{host}} names no exact version: whoever publishes one runs code in the shop.",
      help: "Name one version and add its integrity hash, or install the package and serve it with the shop.",
    },
    crossorigin: {
      what: "{{name}} has an integrity hash but no crossorigin, so browsers refuse to load it.",
      help: 'Add crossorigin="anonymous".',
    },
  },
  fixes: [{ id: "add-crossorigin", kind: "fix", title: 'Add {{attribute}}="anonymous"' }],
  mentions: ["<script", '"script"', "'script'", "`script", "script:", "stylesheet"],
  visit: {
    JSXOpeningElement(node, context) {
      check(loadedByJsx(node, context.semantics), node, context);
    },
    AssignmentExpression(node, context) {
      check(loadedByAssignment(node, context.semantics), node, context);
    },
    Property(node, context) {
      check(loadedByObject(node, context.semantics), node, context);
    },
    Literal(node, context) {
      if (typeof node.value === "string") checkMarkup(node, context.text, context);
    },
    TemplateElement(node, context) {
      checkMarkup(node, context.text, context);
    },
  },
  config: {
    kinds: ["html", "template"],
    check(document: ConfigDocument, context: ConfigContext) {
      for (const element of document.elements) {
        // A hole in the tag may write any attribute.
        if (document.holes.some(({ range }) => overlaps(range, element.tagRange))) continue;
        check(loadedByElement(element), element.tagRange, context);
      }
    },
  },
});

/** Pages that a program writes as text. */
function checkMarkup(
  node: Ast.StringLiteral | Ast.TemplateElement | Ast.Literal,
  text: string,
  context: CheckContext,
): void {
  const [start, end] = node.range;
  const own = text.slice(start, end);
  if (!own.includes("//") || !/<(?:script|link)\s/i.test(own) || own.includes("\\")) return;
  for (const element of readDocument("page.html", own)?.elements ?? []) {
    // Where a hole cuts the tag off, the rest of its attributes is not here.
    if (!own.slice(element.tagRange.start, element.tagRange.end).endsWith(">")) continue;
    const at = { start: start + element.tagRange.start, end: start + element.tagRange.end };
    const loaded = loadedByElement(element);
    if (!loaded?.attribute) continue;
    const attribute = { ...loaded.attribute, at: start + loaded.attribute.at };
    check({ ...loaded, attribute }, at, context);
  }
}

function check(loaded: Loaded | undefined, at: Range | Ast.Node, context: CheckContext): void {
  const file = loaded && cdnFile(loaded.url);
  if (!loaded || !file) return;
  const { name, host, isPinned } = file;
  if (loaded.hasIntegrity) {
    if (loaded.hasCrossOrigin) return;
    const fix = crossOriginFix(loaded);
    const attribute = loaded.attribute?.name ?? "crossorigin";
    context.report({
      at,
      message: "crossorigin",
      data: { name, host, attribute },
      level: "information",
      fixes: fix,
    });
    return;
  }
  const isScript = loaded.kind === "script";
  if (isPinned)
    context.report({
      at,
      message: isScript ? "unchecked" : "style",
      data: { name, host },
      ...(isScript ? {} : { level: "information" as const, preset: "balanced" as const }),
    });
  // A style sheet without a version is rarely more than a matter of order.
  else if (isScript)
    context.report({ at, message: "floating", data: { name, host }, preset: "balanced" });
}

function crossOriginFix({ attribute }: Loaded): ReportedFix[] {
  if (!attribute) return [];
  const { at, name } = attribute;
  return [
    {
      id: "add-crossorigin",
      edits: () => [{ start: at, end: at, text: ` ${name}="anonymous"` }],
    },
  ];
}
