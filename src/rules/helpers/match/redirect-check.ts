import { type Ast, type Report, type SyntaxContext, walk } from "../../../engine/api.ts";
import { askedBeginning } from "./asked-beginning.ts";
import { innermostFunction } from "./enclosing.ts";
import { namesAround } from "./names-around.ts";
import { nameOf } from "./names.ts";

/** `next.startsWith("/")` before a redirect to `next`, where nothing looks at the second character. */
export function weakPathCheck(
  node: Ast.CallExpression,
  context: SyntaxContext,
): Omit<Report, "at"> | undefined {
  const compared = askedBeginning(node);
  if (!compared || context.semantics.string(compared.beginning) !== "/") return undefined;
  if (isPutInFront(node)) return undefined;
  const around = innermostFunction(node);
  const target = context.text.slice(...compared.text.range);
  if (!around) return undefined;
  const isSent = isSentTo(around, target, context);
  if (!isSent && !isHandedBack(node, around, target, context)) return undefined;
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
  if (knowsSlashes && !isSent) return undefined;
  const attack = knowsSlashes ? "/\\evil.example" : "//evil.example";
  return { message: "path", data: { attack }, level: "information" };
}

/**
 * `x.startsWith("/") ? x : "/" + x`, `if (!x.startsWith("/")) x = "/" + x`: a slash is put before what
 * has none, and nothing is decided.
 */
function isPutInFront(check: Ast.Node): boolean {
  let test = check;
  let isNegated = false;
  while (test.parent?.type === "UnaryExpression" && test.parent.operator === "!") {
    test = test.parent;
    isNegated = !isNegated;
  }
  const { parent } = test;
  if (parent?.type !== "ConditionalExpression" && parent?.type !== "IfStatement") return false;
  if (parent.test !== test) return false;
  const branch = isNegated ? parent.consequent : parent.alternate;
  const other = branch ? assignedIn(branch) : undefined;
  return other !== undefined && beginsWithSlash(other);
}

/** What the only statement of a branch assigns; an expression is what it is. */
function assignedIn(branch: Ast.Node): Ast.Node | undefined {
  if (branch.type === "BlockStatement") {
    const [only, ...others] = branch.body;
    return only && others.length === 0 ? assignedIn(only) : undefined;
  }
  if (branch.type !== "ExpressionStatement") return branch;
  return branch.expression.type === "AssignmentExpression" ? branch.expression.right : undefined;
}

function beginsWithSlash(other: Ast.Node): boolean {
  const first =
    other.type === "TemplateLiteral"
      ? other.quasis[0]?.value.cooked
      : other.type === "BinaryExpression" && other.left.type === "Literal"
        ? other.left.value
        : undefined;
  return typeof first === "string" && first.startsWith("/");
}

const SENDING = /^(?:redirect|assign|replace|push|navigate|goto|open)$/i;
/** Texts and lists have methods of these names, too. */
const AMBIGUOUS = /^(?:assign|replace|push|open)$/i;
const LEADING = /location|router|history|navigat|window|document|page$/i;

const LEADS = /redirect|return_?(?:to|url|path)|next_?(?:url|path|page)|callback_?url/i;

/** `return next` in `safeRedirect`: the function says where its callers are to send somebody. */
function isHandedBack(
  check: Ast.Node,
  around: Ast.Node,
  target: string,
  { source, text }: SyntaxContext,
): boolean {
  if (!LEADS.test(namesAround(check))) return false;
  let found = false;
  walk(around, source.visitorKeys, (node) => {
    if (node.type === "ReturnStatement" && node.argument)
      found ||= mentions(text.slice(...node.argument.range), target);
  });
  return found;
}

/** True where somebody is sent to the target. */
export function isSentTo(
  around: Ast.Node,
  target: string,
  { source, text, semantics }: SyntaxContext,
): boolean {
  let found = false;
  walk(around, source.visitorKeys, (node) => {
    if (node.type === "CallExpression") {
      // The router of Next's pages makes one slash of several.
      if (semantics.callee(node)?.startsWith("next/router#")) return;
      const { callee } = node;
      const name = nameOf(callee);
      const isLeading =
        name !== undefined &&
        SENDING.test(name) &&
        (callee.type !== "MemberExpression" ||
          !AMBIGUOUS.test(name) ||
          LEADING.test(text.slice(...callee.object.range)));
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
