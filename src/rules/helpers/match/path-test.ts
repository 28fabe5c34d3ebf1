import { type Ast, type Semantics, findIn, unwrap } from "../../../engine/api.ts";
import { nameOf } from "./names.ts";

/** A question about the path of a request that minds capital letters. */
export interface PathTest {
  /** The path as it is read from the request. */
  readonly subject: Ast.Node;
  /** The pattern, where one asks. */
  readonly pattern?: Ast.RegExpLiteral;
  /** The texts that it is compared with, where they are no pattern. */
  readonly texts: readonly string[];
  /** True for `req.path !== "/admin"`. */
  readonly isNegated: boolean;
  /** What the comparison, without what negates it, says of a path. */
  readonly holds: (path: string) => boolean;
}

/** `req.path === "/admin"`, `req.url.startsWith("/admin")`, `/^\/admin/.test(req.path)`; undefined for all else. */
export function pathTest(condition: Ast.Node, semantics: Semantics): PathTest | undefined {
  const node = unwrap(condition);
  if (node.type === "BinaryExpression") return comparison(node, semantics);
  if (node.type !== "CallExpression") return undefined;
  const callee = unwrap(node.callee);
  const [first] = node.arguments;
  if (callee.type !== "MemberExpression" || !first) return undefined;
  const method = nameOf(callee) ?? "";
  if (method === "test") {
    const { object } = callee;
    if (object.type !== "Literal" || !("regex" in object) || !isPath(first)) return undefined;
    const { pattern, flags } = object.regex;
    if (flags.includes("i")) return undefined;
    const holds = (path: string): boolean => (findIn(pattern, flags, path) ?? []).length > 0;
    return { subject: first, pattern: object, texts: [], isNegated: false, holds };
  }
  const text = semantics.string(first);
  if (text === undefined || !isPath(callee.object)) return undefined;
  const holds =
    method === "startsWith"
      ? (path: string) => path.startsWith(text)
      : method === "includes"
        ? (path: string) => path.includes(text)
        : undefined;
  return holds && { subject: callee.object, texts: [text], isNegated: false, holds };
}

function comparison(node: Ast.BinaryExpression, semantics: Semantics): PathTest | undefined {
  if (!/^[!=]==?$/.test(node.operator)) return undefined;
  const isNegated = node.operator.startsWith("!");
  const [subject, other] = isPath(node.left) ? [node.left, node.right] : [node.right, node.left];
  if (!isPath(subject)) {
    // `req.path.indexOf("/admin") === 0`
    const call = unwrap(node.left);
    const callee = call.type === "CallExpression" ? unwrap(call.callee) : undefined;
    const isFirst = semantics.constant(node.right)?.value === 0;
    if (call.type !== "CallExpression" || callee?.type !== "MemberExpression" || !isFirst)
      return undefined;
    const text = call.arguments[0] && semantics.string(call.arguments[0]);
    if (nameOf(callee) !== "indexOf" || text === undefined || !isPath(callee.object))
      return undefined;
    const holds = (path: string): boolean => path.startsWith(text);
    return { subject: callee.object, texts: [text], isNegated, holds };
  }
  const text = semantics.string(other);
  if (text === undefined) return undefined;
  return { subject, texts: [text], isNegated, holds: (path) => path === text };
}

/** The path of Express's request, as the visitor wrote it. */
function isPath(expression: Ast.Node): boolean {
  const node = unwrap(expression);
  return (
    node.type === "MemberExpression" &&
    /^(?:path|url|originalUrl)$/.test(nameOf(node) ?? "") &&
    /^(?:req|request)$/.test(nameOf(unwrap(node.object)) ?? "")
  );
}
