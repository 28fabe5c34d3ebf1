import type { Ast } from "../syntax/ast.ts";
import { propertyName } from "../semantics/names.ts";
import type { Located, Semantics } from "../semantics/semantics.ts";
import { unwrap } from "../semantics/unwrap.ts";
import { isFunction } from "../syntax/function-node.ts";
import { isBelowFolder, placesOf } from "./folder-places.ts";

/** Modules that code loads one after the other, by the names of files: `require("./routes/" + file)`. */
export interface LoadedFolder {
  /** Where the folder may be: a name without dots is looked for beside the file and at the root. */
  readonly folders: readonly string[];
  /** What the path of each ends with, without its ending: `/routes` of `./modules/${name}/routes`. */
  readonly ending: string;
  /** True where folders inside of it count as well. */
  readonly deep: boolean;
}

/** What is not known in a text, and the folder of the file itself. */
const HOLE = "\u0000";
const OWN_FOLDER = "\u0001";

/** What a router is asked for, or read of, before it is used: `module.default.routes()`. */
const OF_ROUTER = /^(?:routes|middleware|default|router|route)$/;
/** Calls that give the paths of files, which `require` takes as they are. */
const GLOB = /(?:^|[#.])(?:sync|glob|globSync|fg|fastGlob|globbySync|globby)(?:\(\))?$/;
const MAX_DEPTH = 8;

/** The modules that an expression is one of; undefined where it is none that is loaded by its name. */
export function loadedFolder(at: Located): LoadedFolder | undefined {
  const name = nameOfLoaded(at);
  if (!name) return undefined;
  const text = textOf(name) ?? "";
  const path = text.replaceAll(HOLE, "") === "" ? listed(name) : text;
  return path === undefined ? undefined : folderIn(path, at.in.source.path);
}

/** What is asked of such a module beside its routes: `route.allowedMethods()`. */
export function asksLoaded(at: Located): boolean {
  const node = unwrap(at.node);
  if (node.type !== "CallExpression") return false;
  const callee = unwrap(node.callee);
  return (
    callee.type === "MemberExpression" &&
    propertyName(callee) === "allowedMethods" &&
    loadedFolder({ node: callee.object, in: at.in }) !== undefined
  );
}

/** Whether a file is one of those that are loaded. */
export function isLoadedFrom({ folders, ending, deep }: LoadedFolder, file: string): boolean {
  const bare = file.replace(/\.\w+$/, "");
  // A folder stands for its `index.js`.
  const names = bare.endsWith("/index") ? [bare, bare.slice(0, -"/index".length)] : [bare];
  return folders.some((folder) =>
    names.some(
      (name) => isBelowFolder(name, folder, deep || ending !== "") && name.endsWith(ending),
    ),
  );
}

function nameOfLoaded(at: Located, depth = 0): Located | undefined {
  const node = unwrap(at.node);
  if (depth > MAX_DEPTH) return undefined;
  const inner = (next: Ast.Node) => nameOfLoaded({ node: next, in: at.in }, depth + 1);
  switch (node.type) {
    case "AwaitExpression":
      return inner(node.argument);
    case "ImportExpression":
      return unknownName({ node: node.source, in: at.in });
    case "MemberExpression":
      return OF_ROUTER.test(propertyName(node) ?? "") ? inner(node.object) : undefined;
    case "CallExpression": {
      const callee = unwrap(node.callee);
      if (callee.type === "MemberExpression" && node.arguments.length === 0)
        return OF_ROUTER.test(propertyName(callee) ?? "") ? inner(callee.object) : undefined;
      const [first] = node.arguments;
      return first && callee.type === "Identifier" && callee.name === "require"
        ? unknownName({ node: first, in: at.in })
        : undefined;
    }
    case "Identifier": {
      const value = initialValue(at.in, node);
      return value && inner(value);
    }
    default:
      return undefined;
  }
}

/** A name that is written down is an import as any other. */
function unknownName(at: Located): Located | undefined {
  return at.in.string(at.node) === undefined ? at : undefined;
}

function initialValue(semantics: Semantics, node: Ast.Identifier): Ast.Node | undefined {
  const [definition] = semantics.variables.of(node)?.defs ?? [];
  return definition?.type === "Variable" &&
    definition.node.type === "VariableDeclarator" &&
    definition.node.id.type === "Identifier"
    ? (definition.node.init ?? undefined)
    : undefined;
}

/** The text of a path with holes; undefined for what is no text that is put together. */
function textOf(at: Located, depth = 0): string | undefined {
  const node = unwrap(at.node);
  const constant = at.in.string(node);
  if (constant !== undefined) return constant;
  if (depth > MAX_DEPTH) return undefined;
  const inner = (next: Ast.Node) => textOf({ node: next, in: at.in }, depth + 1) ?? HOLE;
  if (node.type === "TemplateLiteral")
    return node.quasis
      .map(({ value }, i) => {
        const hole = node.expressions[i];
        return (value.cooked ?? "") + (hole ? inner(hole) : "");
      })
      .join("");
  if (node.type === "BinaryExpression" && node.operator === "+")
    return inner(node.left) + inner(node.right);
  if (
    node.type === "CallExpression" &&
    /^(?:node:)?path#(?:join|resolve)$/.test(apiOf(at.in, node))
  )
    return node.arguments.map((each) => inner(each)).join("/");
  if (node.type !== "Identifier") return undefined;
  if (node.name === "__dirname") return OWN_FOLDER;
  const value = initialValue(at.in, node);
  return value && inner(value);
}

function apiOf(semantics: Semantics, call: Ast.CallExpression): string {
  return semantics.callee(call) ?? "";
}

/** `glob.sync("./routes/*.js").forEach((file) => require(file))`: the pattern that the name was found by. */
function listed({ node, in: semantics }: Located): string | undefined {
  const name = unwrap(node);
  if (name.type !== "Identifier") return undefined;
  const list = listOfElement(semantics, name);
  const call = list && calledFirst(list);
  if (!call || !GLOB.test(apiOf(semantics, call))) return undefined;
  const [pattern] = call.arguments;
  return pattern && textOf({ node: pattern, in: semantics });
}

/** The list whose element a name stands for, in a callback or a loop. */
function listOfElement(semantics: Semantics, name: Ast.Identifier): Ast.Node | undefined {
  const [definition] = semantics.variables.of(name)?.defs ?? [];
  const holder: Ast.Node | undefined = definition?.node;
  if (!holder) return undefined;
  const around: Ast.Node | undefined = holder.parent;
  if (
    isFunction(holder) &&
    around?.type === "CallExpression" &&
    holder.params[0]?.type === "Identifier"
  ) {
    const callee = unwrap(around.callee);
    const isOfList = callee.type === "MemberExpression" && holder.params[0].name === name.name;
    return isOfList ? callee.object : undefined;
  }
  const loop = around?.parent;
  return loop?.type === "ForOfStatement" && loop.left === around ? loop.right : undefined;
}

/** The call that a chain begins with: `glob.sync(pattern).filter(…)`. */
function calledFirst(list: Ast.Node): Ast.CallExpression | undefined {
  let node = unwrap(list);
  while (node.type === "AwaitExpression") node = unwrap(node.argument);
  for (;;) {
    if (node.type !== "CallExpression") return undefined;
    const callee = unwrap(node.callee);
    const before = callee.type === "MemberExpression" ? unwrap(callee.object) : undefined;
    if (before?.type !== "CallExpression" || !/^(?:filter|map|sort)$/.test(nameOf(callee)))
      return node;
    node = before;
  }
}

function nameOf(callee: Ast.Node): string {
  return callee.type === "MemberExpression" ? (propertyName(callee) ?? "") : "";
}

function folderIn(path: string, file: string): LoadedFolder | undefined {
  const [before = "", ...rest] = path.split(new RegExp(`${HOLE}|\\*+`));
  if (rest.length === 0) return undefined;
  const folder = before.slice(0, before.lastIndexOf("/") + 1);
  const ending = (rest.at(-1) ?? "").replace(/\.\w+$/, "");
  const own = file.slice(0, Math.max(0, file.lastIndexOf("/")));
  const folders = placesOf(folder.replaceAll(OWN_FOLDER, "."), own);
  return folders.length === 0 ? undefined : { folders, ending, deep: path.includes("**") };
}
