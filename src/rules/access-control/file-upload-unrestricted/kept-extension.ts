import { type Ast, type SyntaxContext, propertyName, unwrap, walk } from "../../../engine/api.ts";

/** Folders that a web server hands out as they are. */
const SERVED = /(?:^|[\\/])(?:public|static|www|wwwroot|htdocs)(?:[\\/]|$)/;
/** Members under which parsers of forms keep what the sender calls a file. */
const SENT_NAME = /^(?:originalname|originalFilename|filename|clientName)$/;
/** Code that looks at the extension, or at the type that came with the file. */
const CHECKS =
  /(?:includes|has|hasOwn|indexOf|test|exec)\(\s*(?:\w+,\s*)?\w*ext(?:ension|name)?\b|\bext(?:ension)?\s*(?:[!=]==?|in\b)|\[\s*ext(?:ension)?\s*\]|\b(?:file\w*\.type|content-?type)\b\s*(?:[!=]==?|\?*\.(?:startsWith|match|includes))|(?:includes|has|test)\([^()]*(?:\.type|content-?type)\s*\)|switch\s*\([^()]*(?:ext|type)\b/i;
/** How far names are followed to where they are given a value. */
const MAX_DEPTH = 4;

/**
 * A path of a served folder that ends in the extension which the sender gave the file, however the
 * rest of it is called: a page or a script is stored that browsers open on the store's own origin.
 */
export function keepsExtension(node: Ast.CallExpression, context: SyntaxContext): boolean {
  if (!/\bextname\b/.test(context.text) || CHECKS.test(context.text)) return false;
  const [path] = node.arguments;
  if (!path) return false;
  const seen = { isServed: false, isSent: false };
  look(path, context, seen, 0);
  return seen.isServed && seen.isSent;
}

interface Seen {
  isServed: boolean;
  isSent: boolean;
}

function look(root: Ast.Node, context: SyntaxContext, seen: Seen, depth: number): void {
  walk(root, context.source.visitorKeys, (node) => {
    if (node.type === "Literal" && typeof node.value === "string")
      seen.isServed ||= SERVED.test(node.value);
    else if (node.type === "TemplateElement") seen.isServed ||= SERVED.test(node.value.raw);
    else if (node.type === "CallExpression") {
      const isExtension = /^(?:node:)?path#(?:posix\.|win32\.)?extname$/.test(
        context.semantics.callee(node) ?? "",
      );
      if (isExtension && node.arguments[0])
        seen.isSent ||= isSentName(node.arguments[0], context, depth);
    } else if (node.type === "Identifier" && depth < MAX_DEPTH) {
      const init = valueOf(node, context);
      if (init) look(init, context, seen, depth + 1);
    }
  });
}

/** `file.name` of a form, `file.originalname`, and `filename` as a parser of forms hands it to its handler. */
function isSentName(given: Ast.Node, context: SyntaxContext, depth: number): boolean {
  const node = unwrap(given);
  if (node.type === "CallExpression")
    return [node.callee, ...node.arguments].some((each) => isSentName(each, context, depth));
  if (node.type === "MemberExpression") {
    const name = propertyName(node) ?? "";
    if (SENT_NAME.test(name)) return true;
    if (name === "name") return isFormFile(unwrap(node.object), context);
    return isSentName(node.object, context, depth);
  }
  if (node.type !== "Identifier") return false;
  const init = valueOf(node, context);
  if (init) return depth < MAX_DEPTH && isSentName(init, context, depth + 1);
  return node.name === "filename" && isHanded(node, context);
}

/** `form.get("photo")`, where a form was read. */
function isFormFile(file: Ast.Node, context: SyntaxContext): boolean {
  if (!/\bformData\s*\(/.test(context.text)) return false;
  const value = file.type === "Identifier" ? valueOf(file, context) : file;
  const call = value && unwrap(value);
  if (call?.type !== "CallExpression") return false;
  const callee = unwrap(call.callee);
  return callee.type === "MemberExpression" && /^get(?:All)?$/.test(propertyName(callee) ?? "");
}

/** `async ({ name, filename, data }) => …`: the handler of uploads of Remix is handed the file so. */
function isHanded(name: Ast.Identifier, { semantics, text }: SyntaxContext): boolean {
  const [definition] = semantics.variables.of(name)?.defs ?? [];
  if (definition?.type !== "Parameter") return false;
  return /["']@remix-run\/(?:node|server-runtime|cloudflare|deno)["']/.test(text);
}

function valueOf(name: Ast.Identifier, { semantics }: SyntaxContext): Ast.Node | undefined {
  const [definition] = semantics.variables.of(name)?.defs ?? [];
  if (definition?.type !== "Variable") return undefined;
  const { id, init } = definition.node;
  return id.type === "Identifier" && id !== name && init ? (init as Ast.Node) : undefined;
}
