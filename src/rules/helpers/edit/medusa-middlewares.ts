import {
  type Ast,
  type FilesBeside,
  type Semantics,
  type TextEdit,
  propertyName,
  unwrap,
} from "../../../engine/api.ts";
import { addImport } from "./add-import.ts";
import { type FileStyle, fileStyle } from "./file-style.ts";
import { addProperties, indentOf } from "./property-edits.ts";

/** A route of Medusa and what is to stand before it. */
export interface MedusaNeed {
  /** The file of the route, below `src/api`. */
  readonly file: string;
  /** With parameters as `:id`. */
  readonly path: string;
  readonly method: string;
  /** The bytes of the body in `req.rawBody`, or a customer who is logged in. */
  readonly need: "raw-body" | "customer";
}

/** `middlewares.ts` and what it calls what it needs. */
interface Target {
  readonly semantics: Semantics;
  readonly need: MedusaNeed;
  readonly file: string;
}

const FACTORY = "defineMiddlewares";

/**
 * Puts something before a route in `src/api/middlewares.ts`: in the entry of the route where it has
 * one, else in a new one, else in a new file. Undefined where that file is written in another way.
 */
export function medusaMiddleware(
  need: MedusaNeed,
  beside: FilesBeside,
): readonly TextEdit[] | undefined {
  const api = /^(?:.*\/)?src\/api(?=\/)/.exec(need.file)?.[0];
  if (api === undefined) return undefined;
  const known = ["ts", "js", "mts", "mjs"]
    .map((ending) => `${api}/middlewares.${ending}`)
    .find((path) => beside.read(path) !== undefined);
  if (known === undefined) return newFile(api, need, beside);
  const semantics = beside.script(known);
  return (
    semantics && inFile({ semantics, need, file: known })?.map((edit) => ({ ...edit, file: known }))
  );
}

function newFile(
  api: string,
  need: MedusaNeed,
  beside: FilesBeside,
): readonly TextEdit[] | undefined {
  const route = beside.script(need.file);
  if (!route) return undefined;
  const style = fileStyle(route.source);
  const { quote, semicolon, lineBreak, esModule } = style;
  const module = beside.dependsOn(need.file, "@medusajs/framework")
    ? "@medusajs/framework/http"
    : "@medusajs/medusa";
  const names = need.need === "customer" ? `authenticate, ${FACTORY}` : FACTORY;
  const text = [
    esModule
      ? `import { ${names} } from ${quote}${module}${quote}${semicolon}`
      : `const { ${names} } = require(${quote}${module}${quote})${semicolon}`,
    "",
    `${esModule ? "export default" : "module.exports ="} ${FACTORY}({`,
    "  routes: [",
    ...entryLines(need, "authenticate", style, "  ").map((line) => `    ${line}`),
    "  ],",
    `})${semicolon}`,
    "",
  ].join(lineBreak);
  const ending = /\.[cm]?[jt]s$/.exec(need.file)?.[0] ?? ".ts";
  return [{ file: `${api}/middlewares${ending}`, start: 0, end: 0, text }];
}

function inFile(target: Target): readonly TextEdit[] | undefined {
  const { semantics } = target;
  const { nodes } = semantics.source;
  const call = nodes.find(
    (node) =>
      node.type === "CallExpression" &&
      node.callee.type === "Identifier" &&
      node.callee.name === FACTORY,
  );
  const argument = call?.type === "CallExpression" ? call.arguments[0] : undefined;
  if (!argument) return undefined;
  const list = unwrap(argument);
  if (list.type === "ArrayExpression") return inList(list, target);
  if (list.type !== "ObjectExpression") return undefined;
  const routes = list.properties.find(
    (each) => each.type === "Property" && propertyName(each) === "routes",
  );
  if (!routes) {
    if (list.properties.some(({ type }) => type === "SpreadElement")) return undefined;
    const { reference, edits } = authenticator(target, list);
    const entry = entryLine(target.need, reference, fileStyle(semantics.source));
    return [...addProperties(list, [`routes: [${entry}]`], semantics.source.text), ...edits];
  }
  if (routes.type !== "Property") return undefined;
  const origin = semantics.origin(routes.value);
  return origin.in === semantics && origin.node.type === "ArrayExpression"
    ? inList(origin.node, target)
    : undefined;
}

/** In the entry of the very route, or in one before all others: Medusa takes the first parser whose pattern matches. */
function inList(list: Ast.ArrayExpression, target: Target): readonly TextEdit[] {
  const { semantics, need } = target;
  const { source } = semantics;
  const style = fileStyle(source);
  const { reference, edits } = authenticator(target, list);
  const own = list.elements.find(
    (each): each is Ast.ObjectExpression =>
      each?.type === "ObjectExpression" && isEntryOf(each, need, semantics),
  );
  const inOwn = own && inEntry(own, need, login(reference, style.quote), source.text);
  if (inOwn) return [...inOwn, ...edits];
  const [first] = list.elements;
  const lines = entryLines(need, reference, style, "  ");
  if (!first) {
    const indent = indentOf(list.range[0], source.text);
    const inner = lines.map((line) => `${style.lineBreak}${indent}  ${line}`).join("");
    const text = `[${inner}${style.lineBreak}${indent}]`;
    return [{ start: list.range[0], end: list.range[1], text }, ...edits];
  }
  const [start] = first.range;
  const isBroken = source.text.slice(list.range[0], start).includes("\n");
  const indent = indentOf(start, source.text);
  const isLong = source.text.slice(...first.range).includes("\n");
  const text = isBroken
    ? (isLong ? lines : [`${entryLine(need, reference, style)},`])
        .map((line) => `${line}${style.lineBreak}${indent}`)
        .join("")
    : `${entryLine(need, reference, style)}, `;
  return [{ start, end: start, text }, ...edits];
}

/** An entry with the same pattern and no other methods than the route's. */
function isEntryOf(
  entry: Ast.ObjectExpression,
  { path, method }: MedusaNeed,
  semantics: Semantics,
): boolean {
  const view = semantics.object(entry);
  const matcher = view?.get("matcher")?.value;
  if (!view || !matcher || matcher.in.string(matcher.node) !== path) return false;
  const methods = view.get("method") ?? view.get("methods");
  if (!methods) return true;
  const value = unwrap(methods.value.node);
  const texts = value.type === "ArrayExpression" ? value.elements : [value];
  return texts.length === 1 && texts[0] !== null && texts[0] !== undefined
    ? semantics.string(texts[0])?.toUpperCase() === method
    : false;
}

/** What an entry lacks; undefined where it says something else about the same. */
function inEntry(
  entry: Ast.ObjectExpression,
  { need }: MedusaNeed,
  guard: string,
  text: string,
): TextEdit[] | undefined {
  const name = need === "raw-body" ? "bodyParser" : "middlewares";
  const property = entry.properties.find(
    (each): each is Ast.Property => each.type === "Property" && propertyName(each) === name,
  );
  if (!property) {
    const pair = need === "raw-body" ? RAW_BODY : `middlewares: [${guard}]`;
    return addProperties(entry, [pair], text);
  }
  const value = unwrap(property.value);
  const written = text.slice(...value.range);
  if (need === "raw-body") {
    if (/\bpreserveRawBody:\s*true\b/.test(written)) return [];
    return value.type === "ObjectExpression" && !/\.\.\.|\bpreserveRawBody\b/.test(written)
      ? addProperties(value, ["preserveRawBody: true"], text)
      : undefined;
  }
  if (value.type !== "ArrayExpression") return undefined;
  if (/\bauthenticate\(/.test(written)) return [];
  const [first] = value.elements;
  const start = first ? first.range[0] : value.range[0] + 1;
  return [{ start, end: start, text: `${guard}${first ? ", " : ""}` }];
}

const RAW_BODY = "bodyParser: { preserveRawBody: true }";

function login(reference: string, quote: string): string {
  return `${reference}(${quote}customer${quote}, [${quote}session${quote}, ${quote}bearer${quote}])`;
}

function entryParts(
  { path, method, need }: MedusaNeed,
  reference: string,
  quote: string,
): string[] {
  return [
    `matcher: ${quote}${path}${quote}`,
    `method: [${quote}${method}${quote}]`,
    need === "raw-body" ? RAW_BODY : `middlewares: [${login(reference, quote)}]`,
  ];
}

function entryLine(need: MedusaNeed, reference: string, { quote }: FileStyle): string {
  return `{ ${entryParts(need, reference, quote).join(", ")} }`;
}

function entryLines(
  need: MedusaNeed,
  reference: string,
  { quote }: FileStyle,
  unit: string,
): string[] {
  const parts = entryParts(need, reference, quote);
  return ["{", ...parts.map((part) => `${unit}${part},`), "},"];
}

/** What the file calls `authenticate`, imported where the factory comes from. */
function authenticator(
  { semantics, need }: Target,
  at: Ast.Node,
): { readonly reference: string; readonly edits: readonly TextEdit[] } {
  if (need.need !== "customer") return { reference: "", edits: [] };
  const { source } = semantics;
  const imported = source.ast.body.find(
    (statement): statement is Ast.ImportDeclaration =>
      statement.type === "ImportDeclaration" &&
      statement.specifiers.some(({ local }) => local.name === FACTORY),
  );
  const module = imported?.source.value ?? "@medusajs/framework/http";
  const { references, edits } = addImport(at, source, module, ["authenticate"]);
  return { reference: references[0] ?? "authenticate", edits };
}
