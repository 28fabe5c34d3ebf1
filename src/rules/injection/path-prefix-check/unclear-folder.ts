import { type Ast, type Located, type SyntaxContext, unwrap } from "../../../engine/api.ts";
import { nameOf } from "../../helpers/match/names.ts";

const FOLDERS = /(?:dir|director(?:y|ie)|folder|root|base|path)s?$/i;
const ALLOWED =
  /^(?:allow|permit|trust|safe|valid|accept|white)|(?:dir|director(?:y|ie)|folder|root)s$/i;
const WHOLE = /resolv|normali[sz]|absolut|real|full|canonical/i;

/** A folder that a setting names: `config.get("upload_path")`, `process.env.UPLOAD_DIR`. */
export function isConfigured(at: Located): boolean {
  const { node, in: semantics } = at.in.origin(at.node);
  const bare = withoutDefault(node);
  if (bare.type === "CallExpression") {
    const name = nameOf(unwrap(bare.callee)) ?? "";
    const [first, ...rest] = bare.arguments;
    if (!first || first.type === "SpreadElement" || rest.length > 0) return false;
    if (/^path#(?:posix\.|win32\.)?(?:join|normalize)$/.test(semantics.callee(bare) ?? ""))
      return isConfigured({ node: first, in: semantics });
    return name === "get" && FOLDERS.test(semantics.string(first) ?? "");
  }
  return /^global#process\.env\.\w*(?:DIR|DIRECTORY|FOLDER|ROOT|PATH)$/.test(
    semantics.api(bare) ?? "",
  );
}

function withoutDefault(node: Ast.Node): Ast.Node {
  const bare = unwrap(node);
  return bare.type === "LogicalExpression" && bare.operator !== "&&"
    ? withoutDefault(bare.left)
    : bare;
}

/** `allowedFolders.some((folder) => resolved.startsWith(folder))`, `for (const dir of dirs)`: the list. */
export function isOneOfAllowed(
  root: Ast.Node,
  subject: Ast.Node,
  { semantics }: SyntaxContext,
): Located | undefined {
  if (root.type !== "Identifier" || !FOLDERS.test(root.name)) return undefined;
  const list = listOf(root, semantics);
  if (!list || !ALLOWED.test(nameOf(list) ?? "")) return undefined;
  return isWholePath(subject, semantics) || isBelow(subject, root, semantics)
    ? { node: list, in: semantics }
    : undefined;
}

/** The list that a name stands for each element of: in a question of `some` or `find`, and in a loop. */
function listOf(each: Ast.Identifier, semantics: SyntaxContext["semantics"]): Ast.Node | undefined {
  const definition = semantics.variables.of(each)?.defs[0];
  if (definition?.type === "Variable") {
    const loop = (definition.node as Ast.Node).parent?.parent;
    return loop?.type === "ForOfStatement" && loop.left === (definition.node as Ast.Node).parent
      ? loop.right
      : undefined;
  }
  if (definition?.type !== "Parameter") return undefined;
  const callback = definition.node as Ast.Node;
  const call = callback.parent;
  if (call?.type !== "CallExpression" || call.arguments[0] !== callback) return undefined;
  const { callee } = call;
  return callee.type === "MemberExpression" && /^(?:some|find)$/.test(nameOf(callee) ?? "")
    ? callee.object
    : undefined;
}

/** `path.join(dir, name)`, which resolves what leads up. */
export function isBelow(
  subject: Ast.Node,
  root: Ast.Node,
  semantics: SyntaxContext["semantics"],
): boolean {
  const { node, in: owner } = semantics.origin(subject);
  if (node.type !== "CallExpression" || owner !== semantics || root.type !== "Identifier")
    return false;
  const [first] = node.arguments;
  return (
    /^path#(?:posix\.|win32\.)?join$/.test(owner.callee(node) ?? "") &&
    first?.type === "Identifier" &&
    semantics.variables.of(first) === semantics.variables.of(root)
  );
}

/** A path that was made whole, so that nothing leads up in it any more. */
function isWholePath(subject: Ast.Node, semantics: SyntaxContext["semantics"]): boolean {
  const { node, in: owner } = semantics.origin(subject);
  const name = node.type === "CallExpression" ? (owner.callee(node) ?? "") : "";
  if (/^path#.*(?:resolve|normalize)$|^fs#.*realpath/.test(name)) return true;
  return WHOLE.test(nameOf(unwrap(subject)) ?? "");
}

/** `folders.map((each) => path.resolve(each))`: each of them certainly ends without a slash. */
export function isMadeOfFolders(list: Located): boolean {
  const { node, in: semantics } = list.in.origin(list.node);
  if (node.type !== "CallExpression" || nameOf(unwrap(node.callee)) !== "map") return false;
  const [callback] = node.arguments;
  if (callback?.type !== "ArrowFunctionExpression") return false;
  let made: Ast.Node | undefined = unwrap(callback.body);
  while (made?.type === "CallExpression") {
    if (/^path#(?:posix\.|win32\.)?resolve$/.test(semantics.callee(made) ?? "")) return true;
    const [first]: readonly Ast.Node[] = made.arguments;
    made = first && unwrap(first);
  }
  return false;
}
