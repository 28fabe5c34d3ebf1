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

/** Other middlewares of the file for uploads, and methods with interceptors of their own: what they look at is nothing that this one does. */
export function otherUploads(
  node: Ast.CallExpression,
  { source, semantics }: SyntaxContext,
): Ast.Node[] {
  const found: Ast.Node[] = [];
  walk(source.ast, source.visitorKeys, (each) => {
    // That a pipe is imported says not which method has it.
    if (each.type === "ImportDeclaration" && each.source.value === "@nestjs/common")
      found.push(each);
    if (each.type !== "CallExpression" || each === node) return;
    if (MULTER.test(semantics.callee(each) ?? "")) found.push(each);
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
