import {
  type Ast,
  type ReportedFix,
  type Semantics,
  type SyntaxContext,
  syntaxRule,
  unwrap,
} from "../../../engine/api.ts";
import { fileStyle } from "../../helpers/edit/file-style.ts";
import { quoted } from "../../helpers/edit/text-parts.ts";
import { nameOf } from "../../helpers/match/names.ts";

export const rule = syntaxRule({
  id: "reverse-tabnabbing",
  meta: {
    category: "configuration",
    title: "A new window may change the page that opened it",
    level: "hint",
    confidence: "high",
    preset: "audit",
    surface: "editor",
    cwe: [1022],
    owasp: ["A06:2025"],
    asvs: [],
    tips: [11],
    since: "0.1.0",
  },
  messages: {
    open: {
      what: "The page that is opened may send the shop's own window to another address, such as a false log-in.",
      help: 'Open it with "noopener", or keep the window and set its `opener` to null.',
    },
    link: {
      what: "In old browsers the page that is opened may send the shop's window to another address.",
      help: 'Add rel="noopener noreferrer".',
    },
  },
  fixes: [
    { id: "no-opener", kind: "fix", title: "Open it with noopener" },
    { id: "add-rel", kind: "fix", title: 'Add rel="noopener noreferrer"' },
  ],
  visit: {
    CallExpression(node, context) {
      if (nameOf(unwrap(node.callee)) === "open") checkOpen(node, context);
    },
    JSXOpeningElement(node, context) {
      if (node.name.type === "JSXIdentifier" && node.name.name === "a") checkLink(node, context);
    },
  },
});

function checkOpen(node: Ast.CallExpression, context: SyntaxContext): void {
  const { semantics, source } = context;
  const [address, target, features] = node.arguments;
  if (!address || node.arguments.some((each) => each.type === "SpreadElement")) return;
  const api = semantics.callee(node);
  if (api !== "global#window.open" && api !== "global#open") return;
  const name = target && semantics.string(target);
  // A window with a name of its own is meant to be used again, and one whose handle is kept is spoken to.
  if (target ? name !== "_blank" : false) return;
  if (features && semantics.string(features) !== "") return;
  if (!isDropped(node) || staysHere(address, semantics)) return;
  const { quote } = fileStyle(source);
  const rest = [target ? undefined : quoted("_blank", quote), quoted("noopener", quote)];
  const end = (features ?? target ?? address).range[1];
  const start = features ? features.range[0] : end;
  const added = rest.filter((each) => each !== undefined).join(", ");
  const edits = () => [{ start, end, text: features ? quoted("noopener", quote) : `, ${added}` }];
  context.report({ at: node, message: "open", fixes: [{ id: "no-opener", edits }] });
}

/** True where nobody keeps the window: a statement, or the whole of a handler such as `onClick={() => open(…)}`. */
function isDropped(node: Ast.CallExpression): boolean {
  const { parent } = node;
  if (parent.type === "ExpressionStatement") return true;
  if (parent.type === "UnaryExpression") return parent.operator === "void";
  if (parent.type !== "ArrowFunctionExpression") return false;
  const attribute = parent.parent.type === "JSXExpressionContainer" && parent.parent.parent;
  return (
    attribute && attribute.type === "JSXAttribute" && /^on[A-Z]/.test(nameOf(attribute.name) ?? "")
  );
}

function checkLink(node: Ast.JSXOpeningElement, context: SyntaxContext): void {
  const { semantics, text } = context;
  let target: Ast.JSXAttribute | undefined;
  let address: Ast.Node | undefined;
  for (const each of node.attributes) {
    // What is spread may bring a `rel`.
    if (each.type !== "JSXAttribute") return;
    const name = nameOf(each.name);
    if (name === "rel") return;
    if (name === "target") target = each;
    if (name === "href" && each.value) address = valueOf(each.value);
  }
  const opens = target?.value && semantics.string(valueOf(target.value)) === "_blank";
  if (!target || !opens || !address || staysHere(address, semantics)) return;
  if (semantics.string(address) !== undefined) return;
  const end = target.range[1];
  const quote = text.slice(target.range[0], end).includes("'") ? "'" : '"';
  const fixes: ReportedFix[] = [
    {
      id: "add-rel",
      edits: () => [{ start: end, end, text: ` rel=${quote}noopener noreferrer${quote}` }],
    },
  ];
  context.report({ at: node, message: "link", fixes });
}

function valueOf(value: Ast.Node): Ast.Node {
  return value.type === "JSXExpressionContainer" ? value.expression : value;
}

/** Paths of the shop itself, mails, calls, files and what the program made. */
function staysHere(address: Ast.Node, semantics: Semantics): boolean {
  const { node } = semantics.origin(address);
  const at = unwrap(node);
  const text =
    at.type === "TemplateLiteral"
      ? (at.quasis[0]?.value.raw ?? "")
      : at.type === "BinaryExpression"
        ? semantics.string(leftmost(at))
        : semantics.string(at);
  if (text !== undefined && text !== "")
    return !/^(?:https?:)?\/\/\$?/.test(text) || isKnownSite(at, text);
  if (at.type === "CallExpression")
    return /^(?:createObjectURL|toDataURL|t|route|urlFor|buildUrl|pathFor)$/.test(
      nameOf(unwrap(at.callee)) ?? "",
    );
  const name = nameOf(at) ?? "";
  return /(?:path|pdf|file|blob|invoice|download|image|img|asset|doc|label|preview)/i.test(name);
}

function leftmost(node: Ast.BinaryExpression): Ast.Node {
  const left = unwrap(node.left);
  return left.type === "BinaryExpression" ? leftmost(left) : left;
}

/** An address whose host is written down belongs to somebody whom the shop chose. */
function isKnownSite(node: Ast.Node, text: string): boolean {
  return node.type === "Literal" || /^(?:https?:)?\/\/[\w.-]+(?:\/|$)/.test(text);
}
