import { type Ast, type SyntaxContext, type TextEdit, unwrap, walk } from "../../../engine/api.ts";
import { nameOf } from "../match/names.ts";
import { weakRandom } from "../match/weak-random.ts";
import { addImport } from "./add-import.ts";
import { fileStyle } from "./file-style.ts";

/** A place and what stands there instead; `{}` is the name of the function from `node:crypto`. */
interface Replacement {
  readonly node: Ast.Node;
  readonly use: "randomInt" | "randomBytes" | "randomUUID";
  readonly text: string;
}

/** Takes every predictable part of a value from `node:crypto` instead; undefined when one of them has no plain equivalent. */
export function secureRandom(value: Ast.Node, context: SyntaxContext): TextEdit[] | undefined {
  const replacements: (Replacement | undefined)[] = [];
  const hasRandom = contains(value, context, (kind) => kind !== "time");
  walk(value, context.source.visitorKeys, (node) => {
    if (node.type !== "CallExpression") return;
    const source = weakRandom(node, context.semantics);
    if (!source || (source.kind === "time" && hasRandom)) return;
    replacements.push(
      source.kind === "uuid"
        ? { node, use: "randomUUID", text: "{}()" }
        : source.kind === "range"
          ? ofRange(node, context)
          : source.kind === "other"
            ? undefined
            : (ofInteger(node, context) ?? ofDigits(node, context) ?? ofText(node, context)),
    );
  });
  const known = replacements.filter((each) => each !== undefined);
  if (known.length === 0 || known.length < replacements.length) return undefined;
  const names = [...new Set(known.map((each) => each.use))];
  const { references, edits } = addImport(value, context.source, "node:crypto", names);
  return [
    ...edits,
    ...known.map(({ node, use, text }) => ({
      start: node.range[0],
      end: node.range[1],
      text: text.replace("{}", references[names.indexOf(use)] ?? use),
    })),
  ];
}

/** True when a predictable source of a wanted kind is part of an expression. */
export function contains(
  value: Ast.Node,
  context: SyntaxContext,
  wanted: (kind: string) => boolean,
): boolean {
  let found = false;
  walk(value, context.source.visitorKeys, (node) => {
    if (node.type !== "CallExpression") return;
    const source = weakRandom(node, context.semantics);
    if (source && wanted(source.kind)) found = true;
  });
  return found;
}

/** `Math.floor(Math.random() * n)` is `randomInt(n)`, with a lowest value `randomInt(a, b)`. */
function ofInteger(node: Ast.Node, context: SyntaxContext): Replacement | undefined {
  const { text, semantics } = context;
  const product = node.parent;
  if (product?.type !== "BinaryExpression" || product.operator !== "*") return undefined;
  const factor = product.left === node ? product.right : product.left;
  const sum = product.parent;
  const isSum = sum.type === "BinaryExpression" && sum.operator === "+";
  const inner = isSum ? sum : product;
  const whole = inner.parent;
  const isFloor =
    (whole.type === "CallExpression" &&
      /^global#(?:Math\.(?:floor|trunc)|parseInt)$/.test(semantics.callee(whole) ?? "")) ||
    (whole.type === "BinaryExpression" &&
      whole.operator === "|" &&
      semantics.constant(whole.right)?.value === 0);
  if (!isFloor || !isWhole(factor, context)) return undefined;
  const range = text.slice(factor.range[0], factor.range[1]);
  if (!isSum) return { node: whole, use: "randomInt", text: `{}(${range})` };
  const lowest = semantics.constant(sum.left === product ? sum.right : sum.left)?.value;
  const size = semantics.constant(factor)?.value;
  if (typeof lowest !== "number" || typeof size !== "number" || !Number.isInteger(lowest))
    return undefined;
  return { node: whole, use: "randomInt", text: `{}(${lowest}, ${lowest + size})` };
}

/** Whole numbers that `randomInt` takes. */
function isWhole(factor: Ast.Node, context: SyntaxContext): boolean {
  const value = context.semantics.constant(factor)?.value;
  if (value !== undefined) {
    return typeof value === "number" && Number.isInteger(value) && value > 0 && value < 2 ** 48;
  }
  return unwrap(factor).type === "MemberExpression" && nameOf(unwrap(factor)) === "length";
}

/** `Math.random().toString().slice(2, 8)` is six digits, leading zeros included. */
function ofDigits(node: Ast.CallExpression, context: SyntaxContext): Replacement | undefined {
  const shown = methodCall(node, /^toString$/);
  const cut =
    shown?.arguments.length === 0 ? methodCall(shown, /^(?:slice|substring|substr)$/) : undefined;
  if (!cut) return undefined;
  const [from, to] = cut.arguments.map((each) => context.semantics.constant(each)?.value);
  if (from !== 2 || typeof to !== "number") return undefined;
  const isLength = cut.callee.type === "MemberExpression" && nameOf(cut.callee) === "substr";
  const count = isLength ? to : to - 2;
  if (!Number.isInteger(count) || count < 1 || count > 14) return undefined;
  const { quote } = fileStyle(context.source);
  const text = `{}(${10 ** count}).toString().padStart(${count}, ${quote}0${quote})`;
  return { node: cut, use: "randomInt", text };
}

/** The call of a method on a value: `value.name(…)`. */
function methodCall(value: Ast.Node, name: RegExp): Ast.CallExpression | undefined {
  const member = value.parent;
  if (member?.type !== "MemberExpression" || member.object !== value) return undefined;
  const call = member.parent;
  const isCalled = call.type === "CallExpression" && call.callee === member;
  return isCalled && name.test(nameOf(member) ?? "") ? call : undefined;
}

/** `Math.random().toString(36).slice(2)` is `randomBytes(16).toString("base64url")`. */
function ofText(node: Ast.CallExpression, context: SyntaxContext): Replacement | undefined {
  const { quote } = fileStyle(context.source);
  let whole: Ast.Node = node;
  let last = "";
  for (;;) {
    const member: Ast.Node | undefined = whole.parent;
    if (member?.type !== "MemberExpression" || member.object !== whole) break;
    const call: Ast.Node = member.parent;
    last = nameOf(member) ?? "";
    if (call.type !== "CallExpression" || call.callee !== member) break;
    if (!/^(?:toString|slice|substring|substr|replace)$/.test(last)) break;
    whole = call;
    last = "";
  }
  const isPlain = whole.parent?.type === "TemplateLiteral" || whole !== node;
  if (!isPlain) return undefined;
  // Where the case is changed afterwards, only an alphabet of one case keeps what is random in it.
  const isOneCase = /^to(?:Upper|Lower)Case$/.test(last);
  const text = isOneCase
    ? `{}(8).toString(${quote}hex${quote})`
    : `{}(16).toString(${quote}base64url${quote})`;
  return last !== "" && !isOneCase ? undefined : { node: whole, use: "randomBytes", text };
}

function ofRange(node: Ast.CallExpression, context: SyntaxContext): Replacement | undefined {
  const [low, high, ...more] = node.arguments.map(
    (each) => context.semantics.constant(each)?.value,
  );
  if (typeof low !== "number" || typeof high !== "number" || more.length > 0) return undefined;
  if (!Number.isInteger(low) || !Number.isInteger(high) || high <= low) return undefined;
  return { node, use: "randomInt", text: `{}(${low}, ${high + 1})` };
}
