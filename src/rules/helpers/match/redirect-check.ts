import {
  type Ast,
  type Report,
  type SyntaxContext,
  propertyName,
  walk,
} from "../../../engine/api.ts";
import { isFunction } from "./own-function.ts";

/** `next.startsWith("/")` before a redirect to `next`, where nothing looks at the second character. */
export function weakPathCheck(
  node: Ast.CallExpression,
  context: SyntaxContext,
): Omit<Report, "at"> | undefined {
  const { callee } = node;
  if (callee.type !== "MemberExpression" || propertyName(callee) !== "startsWith") return undefined;
  const [argument] = node.arguments;
  if (!argument || context.semantics.string(argument) !== "/") return undefined;
  const around = functionAround(node);
  const target = context.text.slice(...callee.object.range);
  if (!around || !isSentTo(around, target, context)) return undefined;
  const text = context.text.slice(...around.range);
  // A parsed address, or a look at the second character, is another check.
  if (/new URL\(|\.origin\b|\.host(?:name)?\b|\[1\]|charAt\(1\)|\\\\|%5c/i.test(text))
    return undefined;
  const knowsSlashes = /["'`/^]\/\/|\\\/\\\//.test(
    text
      .replace(/https?:\/\//g, "")
      .replace(/^\s*\/\/.*$/gm, "")
      .replace(/\s\/\/ .*$/gm, ""),
  );
  const attack = knowsSlashes ? "/\\evil.example" : "//evil.example";
  return { message: "path", data: { attack }, level: "information" };
}

function functionAround(node: Ast.Node): Ast.Node | undefined {
  for (let each: Ast.Node | undefined = node; each; each = each.parent)
    if (isFunction(each)) return each;
  return undefined;
}

const SENDING = /^(?:redirect|assign|replace|push|navigate|goto|open)$/i;

function isSentTo(around: Ast.Node, target: string, { source, text }: SyntaxContext): boolean {
  let found = false;
  walk(around, source.visitorKeys, (node) => {
    if (node.type === "CallExpression") {
      const { callee } = node;
      const name =
        callee.type === "MemberExpression"
          ? propertyName(callee)
          : callee.type === "Identifier"
            ? callee.name
            : undefined;
      const isLeading = name !== undefined && SENDING.test(name);
      found ||=
        isLeading && node.arguments.some((each) => mentions(text.slice(...each.range), target));
    } else if (node.type === "AssignmentExpression") {
      found ||=
        /location(?:\.href)?$/.test(text.slice(...node.left.range)) &&
        mentions(text.slice(...node.right.range), target);
    }
  });
  return found;
}

function mentions(text: string, target: string): boolean {
  return (
    text === target ||
    text.startsWith(`${target} `) ||
    text.endsWith(` ${target}`) ||
    text.includes(` ${target} `)
  );
}
