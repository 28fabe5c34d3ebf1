import {
  type Ast,
  type SyntaxContext,
  propertyName,
  syntaxRule,
  unwrap,
} from "../../../engine/api.ts";
import { fileStyle } from "../../helpers/edit/file-style.ts";
import { quoted } from "../../helpers/edit/text-parts.ts";
import { isOutsideProduction } from "../../helpers/match/environment-guard.ts";

/** Names of options and settings, and the oldest version that is still safe in their notation. */
const OPTIONS: ReadonlyMap<string, string> = new Map([
  ["minVersion", "TLSv1.2"],
  ["maxVersion", "TLSv1.3"],
  ["DEFAULT_MIN_VERSION", "TLSv1.2"],
  ["DEFAULT_MAX_VERSION", "TLSv1.3"],
  ["secureProtocol", "TLSv1_2_method"],
]);
const OLD =
  /^(?:TLSv1|TLSv1\.0|TLSv1\.1|SSLv[23])$|^(?:TLSv1|TLSv1_1|SSLv[23])_(?:client_|server_)?method$/;
const SWITCH = /--tls-(?:min-v1\.[01]|max-v1\.[01])\b/g;

export const rule = syntaxRule({
  id: "tls-old-version",
  meta: {
    category: "configuration",
    title: "Old versions of TLS are accepted",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [757, 327],
    owasp: ["A02:2021", "A04:2025"],
    asvs: ["12.1.1"],
    pci: ["4.2.1"],
    tips: [6],
    since: "0.1.0",
  },
  messages: {
    option: {
      what: "{{name}}: {{version}} allows encryption that has been broken, and that PCI DSS forbids.",
      help: "Ask for TLS 1.2 at least, or leave the option out: that is what Node does by itself.",
    },
    text: {
      what: "{{name}} allows encryption that has been broken, and that PCI DSS forbids.",
      help: "Remove it: Node asks for TLS 1.2 at least by itself.",
    },
  },
  fixes: [{ id: "newer-version", kind: "fix", title: "Use {{instead}}" }],
  visit: {
    Property(node, context) {
      if (node.parent.type !== "ObjectExpression") return;
      const name = propertyName(node);
      if (name !== undefined && OPTIONS.has(name)) check(node, name, node.value, context);
    },
    AssignmentExpression(node, context) {
      const target = unwrap(node.left);
      const name = target.type === "MemberExpression" ? propertyName(target) : undefined;
      if (name !== undefined && OPTIONS.has(name)) check(node, name, node.right, context);
    },
  },
  config: {
    kinds: ["env", "dockerfile", "yaml", "json", "shell"],
    check(document, context) {
      for (const { valueRange } of document.entries) {
        const text = document.text.slice(valueRange.start, valueRange.end);
        for (const match of text.matchAll(SWITCH)) {
          const start = valueRange.start + match.index;
          const at = { start, end: start + match[0].length };
          context.report({ at, message: "text", data: { name: match[0] } });
        }
      }
    },
  },
});

function check(node: Ast.Node, name: string, value: Ast.Node, context: SyntaxContext): void {
  const version = context.semantics.string(value);
  if (version === undefined || !OLD.test(version)) return;
  if (isOutsideProduction(node, context.semantics)) return;
  const instead = OPTIONS.get(name) ?? "";
  const literal = unwrap(value);
  const text = quoted(instead, fileStyle(context.source).quote);
  const edits = () => [{ start: literal.range[0], end: literal.range[1], text }];
  context.report({
    at: node,
    message: "option",
    data: { name, version, instead },
    fixes: literal.type === "Literal" ? [{ id: "newer-version", edits }] : [],
  });
}
