import {
  type Ast,
  type FlowPlace,
  type ReportedFix,
  type TextEdit,
  propertyName,
  unwrap,
} from "../../../engine/api.ts";
import { innermostFunction } from "../match/enclosing.ts";
import { type SignedBody, signedBody } from "../match/signed-body.ts";
import { addImport } from "./add-import.ts";
import { keepBytes } from "./express-parser.ts";
import { fastifyKeepsBytes } from "./fastify-parser.ts";
import { fileStyle } from "./file-style.ts";
import { medusaMiddleware } from "./medusa-middlewares.ts";
import { nestKeepsBytes } from "./nest-raw-body.ts";
import { addProperties, indentOf } from "./property-edits.ts";

const VERBS = /^(?:GET|POST|PUT|PATCH|DELETE)$/;

/**
 * Has the bytes of a request signed in place of its parsed body, and its framework keep them, which
 * is mostly said in another file. None where the body comes from elsewhere or only parts of it are signed.
 */
export function rawBodyFixes(place: FlowPlace): ReportedFix[] {
  const body = signedBody(place);
  if (!body) return [];
  const offers: readonly (readonly [string, readonly TextEdit[] | undefined])[] = [
    ["read-text", asText(body, place)],
    ["preserve-raw-body", inMedusa(body, place)],
    ["read-stream", inPages(body, place)],
    ["keep-in-nest", inNest(body, place)],
    ["keep-bytes", inExpress(body, place) ?? inFastify(body, place)],
  ];
  const [found] = offers.filter(([, edits]) => edits !== undefined);
  return found?.[1] ? [{ id: found[0], edits: () => found[1] }] : [];
}

/** `await request.json()` of the fetch API: the text is read first, and parsed then. */
function asText({ read, signed, handler }: SignedBody, place: FlowPlace): TextEdit[] | undefined {
  if (read.type !== "CallExpression" || read.callee.type !== "MemberExpression") return undefined;
  const { callee, parent } = read;
  if (propertyName(callee) !== "json" || parent?.type !== "AwaitExpression") return undefined;
  const statement = statementOf(parent, handler);
  if (statement?.type !== "VariableDeclaration") return undefined;
  const { source } = place;
  const { semicolon, lineBreak } = fileStyle(source);
  const name = /\brawBody\b/.test(source.text) ? "signedText" : "rawBody";
  if (source.text.includes("signedText")) return undefined;
  const request = source.text.slice(...callee.object.range);
  const [start] = statement.range;
  const indent = indentOf(start, source.text);
  return [
    insert(start, `const ${name} = await ${request}.text()${semicolon}${lineBreak}${indent}`),
    { start: parent.range[0], end: parent.range[1], text: `JSON.parse(${name})` },
    ...signed.map((node) => replaced(node, name)),
  ];
}

/** Medusa keeps the bytes of routes that its middlewares name. */
function inMedusa(
  { read, signed, handler }: SignedBody,
  { source, beside }: FlowPlace,
): TextEdit[] | undefined {
  const folder = /(?:^|\/)src\/api\/(.+)\/route\.[cm]?[jt]s$/.exec(source.path)?.[1];
  const isMedusa = ["@medusajs/framework", "@medusajs/medusa"].some((name) =>
    beside.dependsOn(source.path, name),
  );
  const request = requestOf(read, handler);
  const method = exportedName(handler);
  if (folder === undefined || !isMedusa || request === undefined) return undefined;
  if (method === undefined || !VERBS.test(method)) return undefined;
  const path = `/${folder.replaceAll(/\[([\w-]+)\]/g, ":$1")}`;
  const others = medusaMiddleware({ file: source.path, path, method, need: "raw-body" }, beside);
  return others && [...signed.map((node) => replaced(node, `${request}.rawBody`)), ...others];
}

/** A page of Next.js reads the stream itself once the parser is switched off. */
function inPages({ read, signed, handler }: SignedBody, place: FlowPlace): TextEdit[] | undefined {
  const { source } = place;
  if (!/(?:^|\/)pages\/api\/.+\.[jt]sx?$/.test(source.path)) return undefined;
  const request = requestOf(read, handler);
  // The stream can be read once, and nobody else finds a parsed body then.
  const uses = source.nodes.filter(
    (node) => node.type === "MemberExpression" && propertyName(node) === "body",
  );
  const [only] = signed;
  if (request === undefined || uses.length !== 1 || signed.length !== 1 || !only) return undefined;
  if (!handler.async || innermostFunction(only) !== handler) return undefined;
  const { references, edits } = addImport(only, source, "node:stream/consumers", ["buffer"]);
  const off = parserOff(place);
  return off && [replaced(only, `await ${references[0]}(${request})`), ...edits, ...off];
}

/** `export const config = { api: { bodyParser: false } }`, at the end or in what is there. */
function parserOff({ source, semantics }: FlowPlace): TextEdit[] | undefined {
  const { text } = source;
  const known = semantics.record.exports.get("config");
  if (!known) {
    const { esModule, semicolon, lineBreak } = fileStyle(source);
    if (!esModule) return undefined;
    const end = text.trimEnd().length;
    const line = `export const config = { api: { bodyParser: false } }${semicolon}`;
    return [insert(end, `${lineBreak}${lineBreak}${line}`)];
  }
  const config = known.kind === "node" ? unwrap(known.node) : undefined;
  if (config?.type !== "ObjectExpression") return undefined;
  const api = propertyOf(config, "api");
  if (!api) return addProperties(config, ["api: { bodyParser: false }"], text);
  const value = unwrap(api.value);
  if (value.type !== "ObjectExpression") return undefined;
  const parser = propertyOf(value, "bodyParser");
  return parser
    ? [{ start: parser.value.range[0], end: parser.value.range[1], text: "false" }]
    : addProperties(value, ["bodyParser: false"], text);
}

/** The parser of Express keeps the bytes that it has read. */
function inExpress(
  { read, signed, handler }: SignedBody,
  { source, beside }: FlowPlace,
): TextEdit[] | undefined {
  const request = requestOf(read, handler);
  if (request === undefined || !beside.dependsOn(source.path, "express")) return undefined;
  const parser = keepBytes(source.path, beside);
  const kept = keptBytes(request, source.path);
  return parser && [...signed.map((node) => replaced(node, kept)), ...parser];
}

/** A parser of Fastify's that stands before the route keeps the bytes and parses them as before. */
function inFastify(
  { read, signed, handler }: SignedBody,
  { source, semantics, beside }: FlowPlace,
): TextEdit[] | undefined {
  const request = requestOf(read, handler);
  if (request === undefined || !beside.dependsOn(source.path, "fastify")) return undefined;
  const [start, end] = handler.range;
  const parser = fastifyKeepsBytes(semantics, { start, end });
  const kept = keptBytes(request, source.path);
  return parser && [...signed.map((node) => replaced(node, kept)), ...parser];
}

/** Nest keeps the bytes of all requests once its application is made that way. */
function inNest(
  { read, signed, handler }: SignedBody,
  { source, beside }: FlowPlace,
): TextEdit[] | undefined {
  const request = requestOf(read, handler);
  const isMethod = handler.parent.type === "MethodDefinition";
  if (request === undefined || !isMethod || !beside.dependsOn(source.path, "@nestjs/core"))
    return undefined;
  const main = nestKeepsBytes(source.path, beside);
  const kept = keptBytes(request, source.path);
  return main && [...signed.map((node) => replaced(node, kept)), ...main];
}

/** The bytes as the code reads them; the types of the frameworks do not know that they are there. */
function keptBytes(request: string, path: string): string {
  return /\.[cm]?tsx?$/.test(path)
    ? `(${request} as typeof ${request} & { rawBody: Buffer }).rawBody`
    : `${request}.rawBody`;
}

/** The name of the parameter whose body is read. */
function requestOf(read: SignedBody["read"], handler: SignedBody["handler"]): string | undefined {
  if (read.type !== "MemberExpression" || propertyName(read) !== "body") return undefined;
  const object = unwrap(read.object);
  if (object.type !== "Identifier") return undefined;
  const isParameter = handler.params.some(
    (each) => each.type === "Identifier" && each.name === object.name,
  );
  return isParameter ? object.name : undefined;
}

/** The name under which a function is exported: `POST`. */
function exportedName(handler: SignedBody["handler"]): string | undefined {
  if (handler.type === "FunctionDeclaration") return handler.id?.name;
  const { parent } = handler;
  return parent.type === "VariableDeclarator" && parent.id.type === "Identifier"
    ? parent.id.name
    : undefined;
}

/** The statement of a function's own block that a node stands in. */
function statementOf(node: Ast.Node, handler: SignedBody["handler"]): Ast.Node | undefined {
  let each: Ast.Node = node;
  while (each.parent && each.parent.type !== "BlockStatement") each = each.parent;
  return innermostFunction(each) === handler ? each : undefined;
}

function propertyOf(object: Ast.ObjectExpression, name: string): Ast.Property | undefined {
  return object.properties.find(
    (each): each is Ast.Property => each.type === "Property" && propertyName(each) === name,
  );
}

function insert(at: number, text: string): TextEdit {
  return { start: at, end: at, text };
}

function replaced(node: Ast.Node, text: string): TextEdit {
  return { start: node.range[0], end: node.range[1], text };
}
