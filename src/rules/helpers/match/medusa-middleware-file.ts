import { type Ast, type SyntaxContext, propertyName, unwrap } from "../../../engine/api.ts";

const FILE = /(?:^|\/)src\/api\/middlewares\.[cm]?[jt]s$/;

/**
 * The name in `export const config = { routes }` where nothing else is exported. The first version
 * of Medusa reads that, the second one the default export alone.
 */
export function exportsConfigOnly(
  node: Ast.ExportNamedDeclaration,
  context: SyntaxContext,
): Ast.Node | undefined {
  if (!FILE.test(context.path) || node.declaration?.type !== "VariableDeclaration")
    return undefined;
  const config = node.declaration.declarations.find(
    ({ id }) => id.type === "Identifier" && id.name === "config",
  );
  const { exports } = context.semantics.record;
  if (!config?.init || exports.has("default")) return undefined;
  // What is handed on from elsewhere may bring the default.
  if (context.source.ast.body.some(({ type }) => type === "ExportAllDeclaration")) return undefined;
  if (/\b(?:module\.exports|exports\.default)\b/.test(context.text)) return undefined;
  if (!context.semantics.object(config.init)?.get("routes")) return undefined;
  return versionOf(context)?.major === 2 ? config.id : undefined;
}

/**
 * The version of Medusa that does not know the `methods` of an entry of `defineMiddlewares`;
 * undefined where it does, or where the entry says `method` as well.
 */
export function methodsOfRoute(node: Ast.Property, context: SyntaxContext): string | undefined {
  const entry = node.parent;
  if (!FILE.test(context.path) || entry.type !== "ObjectExpression") return undefined;
  const view = context.semantics.object(entry);
  if (!view?.complete || !view.get("matcher") || view.get("method")) return undefined;
  if (!isRoute(entry, context)) return undefined;
  const version = versionOf(context);
  return version?.major === 2 && version.minor < 6 ? version.text : undefined;
}

/** An element of `routes`, or of the list itself, that `defineMiddlewares` is called with. */
function isRoute(entry: Ast.ObjectExpression, { semantics }: SyntaxContext): boolean {
  const list = entry.parent;
  if (list.type !== "ArrayExpression") return false;
  let holder: Ast.Node = unwrap(list.parent);
  if (holder.type === "Property") {
    if (propertyName(holder) !== "routes") return false;
    holder = holder.parent.parent ?? holder;
  }
  if (holder.type !== "CallExpression") return false;
  return /^@medusajs\/(?:framework\/http|framework|medusa)#defineMiddlewares$/.test(
    semantics.callee(holder) ?? "",
  );
}

/** A version that is known exactly: a range may mean another one. */
function versionOf(
  context: SyntaxContext,
): { readonly text: string; readonly major: number; readonly minor: number } | undefined {
  const text =
    context.packageVersion("@medusajs/framework") ?? context.packageVersion("@medusajs/medusa");
  const [, major, minor] = /^(\d+)\.(\d+)\.\d+$/.exec(text ?? "") ?? [];
  return text !== undefined && major !== undefined
    ? { text, major: Number(major), minor: Number(minor) }
    : undefined;
}
