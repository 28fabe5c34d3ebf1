import { type Ast, type SyntaxContext, propertyName, unwrap, walk } from "../../../engine/api.ts";

export const WRITES =
  /^(?:node:)?fs(?:\/promises)?#(?:promises\.)?(?:createWriteStream|writeFile(?:Sync)?)$/;
/** What @fastify/multipart adds to requests: one file, or one after the other. */
const READERS = /^(?:file|files|parts)$/;

/** A file that is written under the name that its sender gave it, as @fastify/multipart hands it out. */
export function isStoredAsSent(node: Ast.CallExpression, context: SyntaxContext): boolean {
  if (context.packageVersion("@fastify/multipart") === undefined) return false;
  if (!WRITES.test(context.semantics.callee(node) ?? "")) return false;
  const [path] = node.arguments;
  return path !== undefined && holdsName(path, context, 0);
}

function holdsName(root: Ast.Node, context: SyntaxContext, depth: number): boolean {
  let found = false;
  walk(root, context.source.visitorKeys, (node) => {
    if (found) return;
    if (node.type === "MemberExpression" && propertyName(node) === "filename") {
      const object = unwrap(node.object);
      found = object.type === "Identifier" && isUpload(object, context);
    } else if (node.type === "Identifier" && depth < 2) {
      const init = definitionOf(node, context);
      found =
        init !== undefined && init.from === "value" && holdsName(init.node, context, depth + 1);
    }
  });
  return found;
}

/** `const part = await request.file()`, `for await (const part of request.parts())`. */
function isUpload(name: Ast.Identifier, context: SyntaxContext): boolean {
  const definition = definitionOf(name, context);
  const call = definition && unwrap(definition.node);
  if (call?.type !== "CallExpression") return false;
  const callee = unwrap(call.callee);
  return callee.type === "MemberExpression" && READERS.test(propertyName(callee) ?? "");
}

function definitionOf(name: Ast.Identifier, { semantics }: SyntaxContext) {
  const [definition] = semantics.variables.of(name)?.defs ?? [];
  if (definition?.type !== "Variable") return undefined;
  const { id, init, parent } = definition.node;
  if (id.type !== "Identifier" || id === name) return undefined;
  if (init) return { node: init as Ast.Node, from: "value" as const };
  const loop = parent.parent;
  return loop.type === "ForOfStatement"
    ? { node: loop.right as Ast.Node, from: "list" as const }
    : undefined;
}
