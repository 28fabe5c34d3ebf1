import { type Ast, bare } from "../../../engine/api.ts";
import { nameOf } from "../match/names.ts";
import { codeOf } from "./text-parts.ts";

/** Calls and methods that give a text. */
const GIVES_TEXT =
  /^(?:String|trim|trimStart|trimEnd|toString|toLowerCase|toUpperCase|padStart|padEnd|join|encodeURIComponent|decodeURIComponent|stringify)$/;

/** The code of a value as a text: what certainly is one stays as it is, a cast says nothing of that. */
export function asText(expression: Ast.Node, source: string): string {
  return isCertainlyText(expression)
    ? codeOf(expression, source)
    : `String(${codeOf(bare(expression), source)})`;
}

export function isCertainlyText(expression: Ast.Node): boolean {
  const node = bare(expression);
  switch (node.type) {
    case "TemplateLiteral":
      return true;
    case "Literal":
      return typeof node.value === "string";
    case "CallExpression":
      return GIVES_TEXT.test(nameOf(node.callee) ?? "");
    case "MemberExpression":
      // Frameworks give parts of the path and names of uploads as texts.
      return (
        nameOf(node) === "originalname" ||
        (node.object.type === "MemberExpression" && nameOf(node.object) === "params")
      );
    default:
      return false;
  }
}
