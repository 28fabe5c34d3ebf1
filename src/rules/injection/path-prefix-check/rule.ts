import {
  type Ast,
  type Located,
  type SyntaxContext,
  syntaxRule,
  unwrap,
  walk,
} from "../../../engine/api.ts";
import { addImport } from "../../helpers/edit/add-import.ts";
import { nameOf } from "../../helpers/match/names.ts";
import { bodyAround } from "../../helpers/match/refusal.ts";
import { requestRead } from "../../helpers/match/request-read.ts";
import { isNeverDeployed } from "../../helpers/match/test-path.ts";
import { isBelow, isConfigured, isMadeOfFolders, isOneOfAllowed } from "./unclear-folder.ts";

const JOINS = /^path#(?:posix\.|win32\.)?(?:join|resolve)$/;
const NORMALIZES = /^path#(?:posix\.|win32\.)?normalize$/;

export const rule = syntaxRule({
  id: "path-prefix-check",
  meta: {
    category: "injection",
    title: "A folder is compared without its trailing slash",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [22, 187],
    owasp: ["A01:2021", "A01:2025"],
    asvs: ["5.3.2"],
    tips: [2],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "Sibling folders whose names begin the same way pass as well: `../{{folder}}-old/x` is let through.",
      help: "Compare with the folder plus a separator: `{{root}} + path.sep`.",
    },
  },
  fixes: [{ id: "add-separator", kind: "suggestion", title: "Compare with the slash" }],
  visit: {
    CallExpression(node, context) {
      const callee = unwrap(node.callee);
      if (callee.type !== "MemberExpression" || isNeverDeployed(context)) return;
      const root = comparedFolder(node, nameOf(callee) ?? "", context);
      if (!root) return;
      const at = { node: root, in: context.semantics };
      const subject = withoutEnd(callee.object);
      const isOneOf = isOneOfAllowed(root, subject, context);
      const isCertain = isOneOf ? isMadeOfFolders(isOneOf) : isFolder(at);
      if (!isCertain && !isOneOf && !isConfigured(at)) return;
      const isJoined = !isOneOf || isBelow(subject, root, context.semantics);
      if (isJoined && !isChosenBelow(subject, root, context)) return;
      if (isAskedElsewhere(node, subject, context)) return;
      const text = context.text.slice(...root.range).replace(/\s+/g, " ");
      context.report({
        at: node,
        message: "found",
        data: { root: text.slice(0, 40), folder: lastPart(at).slice(0, 20) },
        // Whoever writes a setting may end it with a slash; hardly anybody does.
        ...(!isCertain && ({ level: "information", preset: "balanced" } as const)),
        fixes:
          (root.type === "Identifier" || root.type === "MemberExpression") &&
          root === node.arguments[0] &&
          subject === unwrap(callee.object)
            ? [{ id: "add-separator", edits: () => withSeparator(root, context) }]
            : [],
      });
    },
  },
});

/** `path.startsWith(ROOT)`, `path.indexOf(ROOT) === 0`, `path.slice(0, ROOT.length) === ROOT`: the folder. */
function comparedFolder(
  node: Ast.CallExpression,
  method: string,
  context: SyntaxContext,
): Ast.Node | undefined {
  const [first, second] = node.arguments;
  if (!first || first.type === "SpreadElement") return undefined;
  if (!second) {
    if (method === "startsWith") return first;
    return method === "indexOf" && isComparedWithZero(node, context) ? first : undefined;
  }
  const { parent } = node;
  if (!/^(?:slice|substring|substr)$/.test(method) || parent.type !== "BinaryExpression")
    return undefined;
  if (!/^[!=]==?$/.test(parent.operator) || context.semantics.constant(first)?.value !== 0)
    return undefined;
  const folder = parent.left === node ? parent.right : parent.left;
  const { text } = context;
  return text.slice(...second.range) === `${text.slice(...folder.range)}.length`
    ? folder
    : undefined;
}

/** `(path + sep).startsWith(ROOT)`: the slash stands at the wrong one. */
function withoutEnd(subject: Ast.Node): Ast.Node {
  const node = unwrap(subject);
  return node.type === "BinaryExpression" && node.operator === "+" ? node.left : node;
}

function isComparedWithZero(node: Ast.CallExpression, { semantics }: SyntaxContext): boolean {
  const { parent } = node;
  return (
    parent.type === "BinaryExpression" &&
    /^[!=]==?$/.test(parent.operator) &&
    semantics.constant(parent.right)?.value === 0
  );
}

/** True for a path that certainly ends without a slash: of a folder that is put together or written down. */
function isFolder(at: Located): boolean {
  const { node, in: semantics } = at.in.origin(madeLater(at) ?? at.node);
  const known = semantics.string(node);
  if (known !== undefined) return /[^\\/]$/.test(known) && /[\\/]/.test(known);
  const api = semantics.api(node) ?? "";
  if (/^(?:global|module)#__dirname$/.test(api) || nameOf(node) === "__dirname") return true;
  if (node.type !== "CallExpression") return false;
  const name = semantics.callee(node) ?? "";
  if (/^(?:global#process|process#)\.?cwd$/.test(name) || name === "os#tmpdir") return true;
  if (/^path#(?:posix\.|win32\.)?resolve$|^fs#realpathSync$/.test(name)) return true;
  if (!JOINS.test(name)) return false;
  const last = node.arguments.at(-1);
  if (!last || last.type === "SpreadElement") return false;
  const text = semantics.string(last);
  return text !== undefined && /[^\\/]$/.test(text);
}

/** `root = path.resolve(root)`: what a parameter is given once, before anybody asks. */
function madeLater({ node, in: semantics }: Located): Ast.Node | undefined {
  if (node.type !== "Identifier") return undefined;
  const variable = semantics.variables.of(node);
  if (variable?.defs[0]?.type !== "Parameter") return undefined;
  const writes = variable.references.flatMap(({ writeExpr }) => writeExpr ?? []);
  const [only] = writes;
  return writes.length === 1 ? (only as Ast.Node) : undefined;
}

/** True where a path is the folder with something behind it that the request names. */
function isChosenBelow(subject: Ast.Node, root: Ast.Node, context: SyntaxContext): boolean {
  const { semantics, text } = context;
  const { node, in: owner } = semantics.origin(subject);
  if (owner !== semantics || node.type !== "CallExpression") return false;
  const api = semantics.callee(node) ?? "";
  const [first, ...rest] = node.arguments;
  if (!first || first.type === "SpreadElement") return false;
  if (NORMALIZES.test(api)) return isChosenBelow(first, root, context);
  if (!JOINS.test(api)) return false;
  // `path.resolve(path.join(ROOT, name))`
  if (rest.length === 0) return isChosenBelow(first, root, context);
  if (text.slice(...first.range) !== text.slice(...root.range)) return false;
  return rest.some((each) => isChosen(each, context));
}

/** What a request names, or a parameter; a name without its folders stays where it is. */
function isChosen(expression: Ast.Node, context: SyntaxContext): boolean {
  const { semantics, source } = context;
  let isCleaned = false;
  let isRead = false;
  const { node, in: owner } = semantics.origin(expression);
  if (owner !== semantics) return false;
  walk(node, source.visitorKeys, (each) => {
    if (each.type === "CallExpression") {
      const name = nameOf(unwrap(each.callee)) ?? "";
      isCleaned ||= /basename|sanitize|slugify|Number|parseInt|randomUUID|uuid|nanoid/i.test(name);
    }
    if (each.type === "MemberExpression") isRead ||= requestRead(each, semantics) !== undefined;
    if (each.type === "Identifier") {
      const definition = semantics.variables.of(each)?.defs[0];
      isRead ||= definition?.type === "Parameter";
      isRead ||= requestRead(each, semantics) !== undefined;
    }
  });
  return isRead && !isCleaned;
}

/** `p === ROOT || p.startsWith(ROOT + sep)`, `path.relative(…)` and the like beside it. */
function isAskedElsewhere(
  node: Ast.CallExpression,
  subject: Ast.Node,
  { source, text }: SyntaxContext,
): boolean {
  const name = text.slice(...subject.range);
  let isAsked = false;
  walk(bodyAround(node), source.visitorKeys, (each) => {
    if (each === node || each.type !== "CallExpression") return;
    const callee = unwrap(each.callee);
    const method = nameOf(callee) ?? "";
    if (method === "relative" || /inside|isSub|contains/i.test(method)) isAsked = true;
    if (callee.type !== "MemberExpression" || text.slice(...callee.object.range) !== name) return;
    isAsked ||= method === "startsWith" || method === "charAt" || method === "at";
  });
  const test = text.slice(...(node.parent?.range ?? node.range));
  // Of a slash behind the path itself the folder gets none.
  const asked = node.arguments.map((each) => text.slice(...each.range)).join();
  const isBeside = node.parent?.type === "LogicalExpression" && /\bsep\b/.test(test);
  return isAsked || isBeside || /\bsep\b/.test(asked) || /\.length\s*\]/.test(test);
}

/** The last part of the folder's name, for an example. */
function lastPart(at: Located): string {
  const { node, in: semantics } = at.in.origin(at.node);
  const last = node.type === "CallExpression" ? node.arguments.at(-1) : node;
  const text = last && last.type !== "SpreadElement" ? semantics.string(last) : undefined;
  return /([\w.-]+)$/.exec(text ?? "")?.[1] ?? "uploads";
}

function withSeparator(root: Ast.Node, { source, text }: SyntaxContext) {
  const { references, edits } = addImport(root, source, "node:path", ["sep"]);
  const [start, end] = root.range;
  const whole = `${text.slice(start, end)} + ${references[0] ?? "sep"}`;
  return [...edits, { start, end, text: whole }];
}
