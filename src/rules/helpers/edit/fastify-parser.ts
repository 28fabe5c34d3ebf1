import {
  type Ast,
  type Range,
  type Semantics,
  type TextEdit,
  propertyName,
  unwrap,
} from "../../../engine/api.ts";
import { fileStyle } from "./file-style.ts";
import { indentOf } from "./property-edits.ts";
import { quoted } from "./text-parts.ts";

const REGISTERS = /^(?:post|put|patch|all|route)$/;

/**
 * Has Fastify keep the bytes of messages for the routes of a plug-in, and parse them as it would by
 * itself: undefined where the route is not registered in a statement of its own, or where the file
 * has a parser already.
 */
export function fastifyKeepsBytes(
  { source }: Semantics,
  handler: Range,
): readonly TextEdit[] | undefined {
  const { text } = source;
  if (/addContentTypeParser|rawBody|raw-body/.test(text)) return undefined;
  const route = registrationOf(source.nodes, handler);
  const server = route && unwrap(route.callee.object);
  const statement = route?.node.parent;
  if (server?.type !== "Identifier" || statement?.type !== "ExpressionStatement") return undefined;
  if (/\bparseJson\b/.test(text)) return undefined;
  const { quote, semicolon, lineBreak } = fileStyle(source);
  const [start] = statement.range;
  const indent = indentOf(start, text);
  const name = server.name;
  const error = quoted("error", quote);
  const lines = [
    `const parseJson = ${name}.getDefaultJsonParser(${error}, ${error})${semicolon}`,
    `${name}.addContentTypeParser(${quoted("application/json", quote)}, { parseAs: ${quoted("buffer", quote)} }, (request, body, done) => {`,
    `  Object.assign(request, { rawBody: body })${semicolon}`,
    `  parseJson(request, body.toString(), done)${semicolon}`,
    `})${semicolon}`,
  ];
  return [{ start, end: start, text: lines.map((line) => line + lineBreak + indent).join("") }];
}

/** `app.post("/hook", …)`, the innermost call around a handler. */
function registrationOf(nodes: readonly Ast.Node[], { start, end }: Range) {
  let found: { node: Ast.CallExpression; callee: Ast.MemberExpression } | undefined;
  for (const node of nodes) {
    if (node.type !== "CallExpression" || node.range[0] > start || node.range[1] < end) continue;
    const callee = unwrap(node.callee);
    if (callee.type === "MemberExpression" && REGISTERS.test(propertyName(callee) ?? ""))
      found = { node, callee };
  }
  return found;
}
