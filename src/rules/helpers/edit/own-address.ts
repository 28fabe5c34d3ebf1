import { type Ast, type FlowPlace, type TextEdit, bare } from "../../../engine/api.ts";
import { type HelperText, addHelper } from "./own-helper.ts";
import { suspects } from "./sink-expressions.ts";
import { codeOf, textParts } from "./text-parts.ts";
import { replace } from "./wrap-holes.ts";

const OWN_ADDRESS: HelperText = {
  names: ["ownAddress", "addressHere"],
  comment: "The address where it leads to this site, else the start page.",
  parameter: "address: unknown",
  returns: "string",
  body: (quote) => [
    `const base = ${quote}http://own.invalid${quote};`,
    "const text = String(address);",
    "try {",
    "\tconst { origin } = new URL(text, base);",
    `\treturn origin === base ? text : ${quote}/${quote};`,
    "} catch {",
    `\treturn ${quote}/${quote};`,
    "}",
  ],
};

const WEB_ADDRESS: HelperText = {
  names: ["webAddress", "harmlessAddress"],
  comment: "The address where it is one of the web, else one that leads nowhere.",
  parameter: "address: unknown",
  returns: "string",
  body: (quote) => [
    "const text = String(address);",
    "try {",
    `\tconst { protocol } = new URL(text, ${quote}https://own.invalid${quote});`,
    `\treturn protocol === ${quote}https:${quote} || protocol === ${quote}http:${quote} ? text : ${quote}#${quote};`,
    "} catch {",
    `\treturn ${quote}#${quote};`,
    "}",
  ],
};

/** Lets only addresses of the own site through. Undefined where the address begins with something of the shop's own. */
export function keepOnSite(place: FlowPlace): TextEdit[] | undefined {
  return checkAddresses(place, OWN_ADDRESS);
}

/** Lets only `http:` and `https:` through. */
export function keepOnWeb(place: FlowPlace): TextEdit[] | undefined {
  return checkAddresses(place, WEB_ADDRESS);
}

function checkAddresses(place: FlowPlace, text: HelperText): TextEdit[] | undefined {
  const helper = addHelper(place.source, text);
  if (!helper) return undefined;
  const edits: TextEdit[] = [];
  for (const suspect of suspects(place)) {
    const address = addressIn(suspect);
    if (!address || !beginsUntrusted(address)) return undefined;
    edits.push(replace(address, `${helper.name}(${codeOf(address, place.source.text)})`));
  }
  return edits.length > 0 ? [...helper.edits, ...edits] : undefined;
}

/** The address itself, or the first argument of a `new URL` around it. */
function addressIn(expression: Ast.Expression): Ast.Expression | undefined {
  const node = bare(expression);
  if (node.type === "ObjectExpression" || node.type === "ArrayExpression") return undefined;
  if (node.type !== "NewExpression") return expression;
  const { callee } = node;
  const [address] = node.arguments;
  const isUrl = callee.type === "Identifier" && callee.name === "URL";
  return isUrl && address && address.type !== "SpreadElement" ? address : undefined;
}

/** False when a fixed text stands before what the visitor sends: then the check would look at something else. */
function beginsUntrusted(address: Ast.Expression): boolean {
  const [first] = textParts(address)?.filter((part) => part.text !== "") ?? [];
  return first === undefined || first.hole !== undefined;
}
