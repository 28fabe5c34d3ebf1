import { propertyName } from "../semantics/names.ts";
import type { Ast } from "../syntax/ast.ts";

/** `path.join(__dirname, "lib/main")`, `__dirname + "/lib/main"`: a file that is found from this one. */
export function besideFile(node: Ast.Node): string | undefined {
  const [folder, ...names] = piecesOf(node);
  if (folder?.type !== "Identifier" || folder.name !== "__dirname" || names.length === 0)
    return undefined;
  const texts = names.map((each) => (each.type === "Literal" ? each.value : undefined));
  if (!texts.every((each) => typeof each === "string")) return undefined;
  return ["", ...texts]
    .join("/")
    .replaceAll(/\/(?:\.?\/)+/g, "/")
    .replace(/^/, ".");
}

function piecesOf(node: Ast.Node): readonly Ast.Node[] {
  if (node.type === "BinaryExpression" && node.operator === "+") return [node.left, node.right];
  if (node.type !== "CallExpression" || node.callee.type !== "MemberExpression") return [];
  const method = propertyName(node.callee);
  return method === "join" || method === "resolve" ? node.arguments : [];
}
