import { type Ast, type Semantics, type WholeFlow, unwrap } from "../../../engine/api.ts";

const READS =
  /^(?:fs|fs\/promises|fs-extra|graceful-fs)#(?:promises\.)?(?:readFile|readFileSync)\b/;

/**
 * True where a call is given what stands in a file of which the sender chose the name alone:
 * `matter(fs.readFileSync(path.join(POSTS, slug)))`. What stands in it was sent where it was uploaded.
 */
export function isChosenFile({ node, semantics, entry }: WholeFlow): boolean {
  if (/upload/.test(entry.says)) return false;
  const call = unwrap(node);
  if (call.type !== "CallExpression" && call.type !== "NewExpression") return false;
  return call.arguments.some((argument) => READS.test(readBy(argument, semantics) ?? ""));
}

/** What a value was read by, through `await` and what makes a text of bytes. */
function readBy(value: Ast.Node, semantics: Semantics, depth = 0): string | undefined {
  const origin = semantics.origin(value);
  const node = unwrap(origin.node);
  if (depth > 4) return undefined;
  if (node.type === "AwaitExpression") return readBy(node.argument, origin.in, depth + 1);
  if (node.type !== "CallExpression") return undefined;
  const callee = unwrap(node.callee);
  const isText =
    callee.type === "MemberExpression" &&
    callee.property.type === "Identifier" &&
    /^(?:toString|trim)$/.test(callee.property.name);
  return isText ? readBy(callee.object, origin.in, depth + 1) : origin.in.callee(node);
}
