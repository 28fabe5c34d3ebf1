import { type Ast, type FlowPlace, type TextEdit, bare } from "../../../engine/api.ts";
import { nameOf } from "../match/names.ts";
import { asText } from "./as-text.ts";
import { addImport } from "./add-import.ts";
import { type HelperText, addHelper } from "./own-helper.ts";
import { type Hole, untrustedHoles, wrapHoles } from "./wrap-holes.ts";

/** Packages that escape for HTML, with the export that does it. */
const ESCAPERS: readonly (readonly [string, string])[] = [
  ["escape-html", "default"],
  ["he", "escape"],
  ["html-entities", "encode"],
  ["lodash", "escape"],
  ["lodash-es", "escape"],
];

const ESCAPE_HTML: HelperText = {
  names: ["escapeHtml", "escapeMarkup"],
  comment: "Writes a value so that HTML shows it as text.",
  parameter: "value: unknown",
  returns: "string",
  body: (quote) => [
    "return String(value)",
    `\t.replace(/&/g, ${quote}&amp;${quote})`,
    `\t.replace(/</g, ${quote}&lt;${quote})`,
    `\t.replace(/>/g, ${quote}&gt;${quote})`,
    `\t.replace(/"/g, ${quote}&quot;${quote})`,
    `\t.replace(/'/g, ${quote}&#39;${quote});`,
  ],
};

/**
 * Escapes the untrusted values of a page that is put together here, with a package that the
 * project has or with a function of its own. Undefined where a value is markup itself or stands
 * where escaping does not help: in scripts, styles, addresses and attributes without quotes.
 */
export function escapeMarkup(place: FlowPlace): TextEdit[] | undefined {
  const { node, source } = place;
  const known = ESCAPERS.find(([name]) => place.dependsOn(name));
  const added = known && addImport(node, source, known[0], [known[1]], "escapeHtml");
  const own = added ? undefined : addHelper(source, ESCAPE_HTML);
  const name = added?.references[0] ?? own?.name;
  if (name === undefined) return undefined;
  const edits = wrapHoles(place, (code, hole) => {
    if (!isEscapable(hole)) return undefined;
    return `${name}(${added ? asText(hole.node, source.text) : code})`;
  });
  return edits && [...(added?.edits ?? own?.edits ?? []), ...edits];
}

/** True when a value stands in HTML that is written around it. */
export function isComposedHere(place: FlowPlace): boolean {
  return (
    untrustedHoles(place)?.every(({ before, after }) => /</.test((before ?? "") + after)) ?? false
  );
}

/** True for plain values in the text of a page or in an attribute with quotes. */
function isEscapable({ node, before }: Hole): boolean {
  return isPlainValue(node) && isTextOrAttribute(before ?? "");
}

const RAW = /<(script|style|template|iframe|noscript|textarea|title|xmp)\b(?:(?!<\/\1)[^])*$/i;
const CODE_ATTRIBUTE = /^(?:on.*|style|srcdoc)$/i;
const ADDRESS_ATTRIBUTE =
  /^(?:href|src|action|formaction|data|xlink:href|background|ping|poster)$/i;

/** True when what stands before a value in a page leaves it in plain text or inside a quoted attribute that holds text. */
function isTextOrAttribute(before: string): boolean {
  const page = before.replace(/<!--[^]*?-->/g, "");
  if (page.includes("<!--")) return false;
  const raw = RAW.exec(page);
  if (raw && !/^(?:textarea|title)$/i.test(raw[1] ?? "")) return false;
  const tag = /<[a-z/!](?:[^>"']|"[^"]*"|'[^']*')*(?:"[^"]*|'[^']*)?$/i.exec(page)?.[0];
  if (tag === undefined) return true;
  const open = /([^\s"'<>/=]+)\s*=\s*("[^"]*|'[^']*)$/.exec(tag);
  const [, name, value = ""] = open ?? [];
  if (name === undefined || CODE_ATTRIBUTE.test(name)) return false;
  // A fixed beginning says where an address leads.
  return (
    !ADDRESS_ATTRIBUTE.test(name) ||
    /^["'](?:https?:\/\/[^/]+\/|\/(?!\/)|mailto:|tel:|#|\?)/.test(value)
  );
}

/** Values of which nobody makes markup on the way: names, members, and what texts are made of them. */
function isPlainValue(expression: Ast.Node): boolean {
  const node = bare(expression);
  switch (node.type) {
    case "Identifier":
      return !/(?:html|markup|content|body|rows?|list|page|section)$/i.test(node.name);
    case "MemberExpression":
      return !/html|markup/i.test(nameOf(node) ?? "");
    case "CallExpression": {
      const name = nameOf(node.callee) ?? "";
      return /^(?:String|trim|toString|toLowerCase|toUpperCase|slice|substring|get|param|decodeURIComponent|formatMoney)$/.test(
        name,
      );
    }
    default:
      return false;
  }
}
