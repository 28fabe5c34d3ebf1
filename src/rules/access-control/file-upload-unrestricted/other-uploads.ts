import { type Ast, type SyntaxContext, unwrap, walk } from "../../../engine/api.ts";
import { nameOf } from "../../helpers/match/names.ts";

/** Makers of middlewares that take uploads. */
export const MULTER = /^(?:multer|@koa\/multer|koa-multer|fastify-multer)#$/;
/** Interceptors of Nest, by the position of their options. */
export const NEST: ReadonlyMap<string, number> = new Map([
  ["FileInterceptor", 1],
  ["FilesInterceptor", 2],
  ["FileFieldsInterceptor", 1],
  ["AnyFilesInterceptor", 0],
]);

/** Where uploads are kept, which may look at them before. */
const STORAGE = /^(?:multer|@koa\/multer|koa-multer|fastify-multer)#diskStorage$/;

/**
 * Other middlewares of the file for uploads, storages of those, and methods with interceptors of
 * their own: what they look at is nothing that this one does.
 */
export function otherUploads(
  node: Ast.CallExpression,
  { source, semantics }: SyntaxContext,
  storage?: Ast.Node,
): Ast.Node[] {
  const found: Ast.Node[] = [];
  walk(source.ast, source.visitorKeys, (each) => {
    // That a pipe is imported says not which method has it.
    if (each.type === "ImportDeclaration" && each.source.value === "@nestjs/common")
      found.push(each);
    if (each.type !== "CallExpression" || each === node) return;
    const callee = semantics.callee(each) ?? "";
    const isOther = storage !== undefined && storage !== each && STORAGE.test(callee);
    if (MULTER.test(callee) || isOther) found.push(each);
    const method = NEST.has(nameOf(unwrap(each.callee)) ?? "") ? methodAround(each) : undefined;
    if (method && method !== methodAround(node)) found.push(method);
  });
  return found;
}

function methodAround(node: Ast.Node): Ast.Node | undefined {
  let around: Ast.Node | undefined = node;
  while (around && around.type !== "MethodDefinition") around = around.parent;
  return around;
}
