import {
  type Ast,
  type Semantics,
  type SyntaxContext,
  syntaxRule,
  unwrap,
} from "../../../engine/api.ts";
import { fileStyle } from "../../helpers/edit/file-style.ts";
import { removeProperty } from "../../helpers/edit/property-edits.ts";
import { quoted } from "../../helpers/edit/text-parts.ts";
import { isOutsideProduction } from "../../helpers/match/environment-guard.ts";
import { nameOf } from "../../helpers/match/names.ts";

/** What serves a folder, and where it is told which one: by position or by an option. */
const SERVERS: ReadonlyMap<string, number | string> = new Map<string, number | string>([
  ["express#static", 0],
  ["serve-static#", 0],
  ["koa-static#", 0],
  ["koa-static-cache#", 0],
  ["sirv#", 0],
  ["@hono/node-server/serve-static#serveStatic", "root"],
  ["hono/bun#serveStatic", "root"],
  ["hono/deno#serveStatic", "root"],
  ["@nestjs/serve-static#ServeStaticModule.forRoot", "rootPath"],
]);
const LISTS = new Set(["serve-index#", "koa-serve-index#"]);
const PLUGINS = /^(?:@fastify\/static|fastify-static)#$/;

export const rule = syntaxRule({
  id: "private-files-served",
  meta: {
    category: "configuration",
    title: "Files that are not for customers are served",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [538, 548],
    owasp: ["A01:2021", "A01:2025"],
    asvs: ["13.4.1"],
    tips: [3],
    since: "0.1.0",
  },
  messages: {
    root: {
      what: "The folder of the program itself is served: its source, package.json and whatever lies beside them.",
      help: "Serve a folder that holds nothing but what customers may see, such as `public`.",
    },
    dotfiles: {
      what: "Files whose names begin with a dot are served, .env and .git among them.",
      help: "Leave `dotfiles` out. If `.well-known` is needed, serve that folder by itself.",
    },
    listing: {
      what: "The contents of a folder are listed for everybody.",
      help: "Remove it, or put a log-in before it.",
    },
  },
  fixes: [
    { id: "serve-public", kind: "suggestion", title: "Serve the folder `public` in it" },
    { id: "remove-option", kind: "suggestion", title: "Leave out `dotfiles`" },
  ],
  visit: {
    CallExpression(node, context) {
      const name = nameOf(unwrap(node.callee)) ?? "";
      if (name === "register") checkPlugin(node, context);
      else if (node.arguments.length > 0) checkCall(node, context);
    },
  },
});

function checkCall(node: Ast.CallExpression, context: SyntaxContext): void {
  const { semantics } = context;
  const api = semantics.callee(node);
  if (api === undefined) return;
  if (LISTS.has(api)) {
    if (!isOutsideProduction(node, semantics)) context.report({ at: node, message: "listing" });
    return;
  }
  const where = SERVERS.get(api);
  if (where === undefined) return;
  const options = node.arguments[typeof where === "number" ? where + 1 : 0];
  const folder =
    typeof where === "number"
      ? node.arguments[where]
      : options && semantics.object(options)?.get(where)?.value.node;
  checkFolder(folder, options, context);
}

/** `app.register(fastifyStatic, { root })`. */
function checkPlugin(node: Ast.CallExpression, context: SyntaxContext): void {
  const [plugin, options] = node.arguments;
  if (!plugin || !options || !PLUGINS.test(context.semantics.api(plugin) ?? "")) return;
  checkFolder(context.semantics.object(options)?.get("root")?.value.node, options, context);
}

function checkFolder(
  folder: Ast.Node | undefined,
  options: Ast.Node | undefined,
  context: SyntaxContext,
): void {
  const { semantics, text } = context;
  if (!folder || isOutsideProduction(folder, semantics)) return;
  if (isProgram(folder, semantics)) {
    const [start, end] = folder.range;
    const quote = fileStyle(context.source).quote;
    const edits = () => [{ start, end, text: inPublic(folder, text, quote) }];
    context.report({ at: folder, message: "root", fixes: [{ id: "serve-public", edits }] });
  }
  const dotfiles = options && semantics.object(options)?.get("dotfiles");
  if (!dotfiles || dotfiles.value.in.string(dotfiles.value.node) !== "allow") return;
  if (/well-known/.test(text.slice(folder.range[0], folder.range[1]))) return;
  if (dotfiles.value.in !== semantics) return;
  const { property } = dotfiles;
  context.report({
    at: property,
    message: "dotfiles",
    fixes: [{ id: "remove-option", edits: () => removeProperty(property, text) }],
  });
}

/** `__dirname`, `process.cwd()`, `"."` and joins of them with nothing or with the folder above. */
function isProgram(expression: Ast.Node, semantics: Semantics): boolean {
  const node = unwrap(semantics.origin(expression).node);
  const text = semantics.string(node);
  if (text !== undefined) return /^(?:|\.|\.\/|\/|\.\.|\.\.\/)$/.test(text);
  if (node.type === "Identifier") return node.name === "__dirname";
  if (node.type === "MemberExpression")
    return /^(?:dirname|dir)$/.test(nameOf(node) ?? "") && node.object.type === "MetaProperty";
  if (node.type !== "CallExpression") return false;
  const api = semantics.callee(node) ?? "";
  if (api === "global#process.cwd" || api === "process#cwd") return true;
  if (/^path#(?:posix\.)?dirname$/.test(api)) return isOwnFile(node.arguments[0], semantics);
  if (!/^path#(?:posix\.)?(?:join|resolve|normalize)$/.test(api)) return false;
  return node.arguments.every((each) => isProgram(each, semantics));
}

/** `fileURLToPath(import.meta.url)`, `import.meta.filename` and `__filename`. */
function isOwnFile(expression: Ast.Node | undefined, semantics: Semantics): boolean {
  const node = expression && unwrap(semantics.origin(expression).node);
  if (node?.type === "Identifier") return node.name === "__filename";
  if (node?.type === "MemberExpression")
    return /^(?:url|filename)$/.test(nameOf(node) ?? "") && node.object.type === "MetaProperty";
  if (node?.type !== "CallExpression") return false;
  return semantics.callee(node) === "url#fileURLToPath" && isOwnFile(node.arguments[0], semantics);
}

/** The same folder with `public` behind it. */
function inPublic(folder: Ast.Node, text: string, quote: '"' | "'"): string {
  const node = unwrap(folder);
  const name = quoted("public", quote);
  if (node.type === "Literal") return name;
  const code = text.slice(folder.range[0], folder.range[1]);
  if (
    node.type === "CallExpression" &&
    /^(?:join|resolve)$/.test(nameOf(unwrap(node.callee)) ?? "")
  )
    return node.arguments.length > 0
      ? `${code.slice(0, -1)}, ${name})`
      : `${code.slice(0, -1)}${name})`;
  return `\`\${${code}}/public\``;
}
