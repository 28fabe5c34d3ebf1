import { type Ast, type Semantics, unwrap } from "../../../engine/api.ts";

/** A cookie that is written as text: `name=value; Path=/; HttpOnly`. */
export interface CookieText {
  readonly name: string;
  /** The attributes in lower case, without values. */
  readonly attributes: ReadonlySet<string>;
  /** True when the text takes the cookie away. */
  readonly isRemoval: boolean;
}

/** Reads a text whose holes all stand in the value; undefined where attributes are not known. */
export function cookieText(expression: Ast.Node, semantics: Semantics): CookieText | undefined {
  const text = textWithHoles(expression, semantics);
  const match = text === undefined ? undefined : /^\s*([\w.-]+)=([^;]*)(.*)$/s.exec(text);
  if (!match) return undefined;
  const [, name = "", value = "", rest = ""] = match;
  if (numberOfHoles(rest.replace(/(?:max-age|expires|domain|path)=[^;]*/gi, "")) > 0)
    return undefined;
  const parts = rest.split(";").map((part) => part.trim().toLowerCase());
  return {
    name,
    attributes: new Set(parts.map((part) => part.split("=")[0]?.trim() ?? "")),
    isRemoval:
      value.trim() === "" ||
      numberOfHoles(value) === 0 ||
      parts.some((part) => /^max-age=(?:0|-\d+)$|^expires=.*\b1970\b/.test(part)),
  };
}

const HOLE = "\u0000";

function numberOfHoles(text: string): number {
  return text.split(HOLE).length - 1;
}

function textWithHoles(expression: Ast.Node, semantics: Semantics): string | undefined {
  const constant = semantics.string(expression);
  if (constant !== undefined) return constant;
  const node = unwrap(expression);
  if (node.type === "TemplateLiteral") {
    return node.quasis
      .map((quasi, i) => {
        const hole = node.expressions[i];
        return quasi.value.raw + (hole ? (semantics.string(hole) ?? HOLE) : "");
      })
      .join("");
  }
  if (node.type === "BinaryExpression" && node.operator === "+") {
    const left = textWithHoles(node.left, semantics);
    const right = textWithHoles(node.right, semantics);
    return left === undefined || right === undefined ? undefined : left + right;
  }
  return node.type === "Identifier" ||
    node.type === "MemberExpression" ||
    node.type === "CallExpression"
    ? HOLE
    : undefined;
}
