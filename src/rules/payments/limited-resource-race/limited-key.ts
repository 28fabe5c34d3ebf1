import { type Ast, type SyntaxContext, propertyName, unwrap, walk } from "../../../engine/api.ts";
import { nameOf } from "../../helpers/match/names.ts";
import { outermostFunction } from "../../helpers/match/outermost-function.ts";

/** Stores of keys and values that a server shares with others. */
const STORES = /redis|valkey|\bkv\b|kv$|cache|store$|^client$|dynamo|storage/i;
const TAKES = /^(?:del|delete|unlink|remove|removeItem|decr|decrby|decrBy|incrby|incrBy)$/;
/** What there is only so much of, in the text of a key. */
const LIMITED =
  /coupon|voucher|gift|promo|discount|redeem|reward|credit|balance|stock|inventory|seats?\b|tickets?|quota|remaining|invite/i;
/** Code in which nobody else gets in between, or that is told whether it was the first. */
const EXCLUSIVE =
  /lock|mutex|semaphore|watch|multi\(|\beval(?:sha)?\(|getdel|setnx|\bNX\b|transaction/i;

/** The key of what a call takes out of a store that the same function looked up before: `get(k)`, then `del(k)`. */
export function takenKey(
  call: Ast.CallExpression,
  { source, text, semantics }: SyntaxContext,
): string | undefined {
  const callee = unwrap(call.callee);
  if (callee.type !== "MemberExpression" || !TAKES.test(propertyName(callee) ?? ""))
    return undefined;
  const [key] = call.arguments;
  if (!key || !STORES.test(nameOf(unwrap(callee.object)) ?? "") || !isUnheard(call))
    return undefined;
  const said = text.slice(...key.range);
  const origin = semantics.origin(key);
  const made = origin.in.source.text.slice(...origin.node.range);
  if (!LIMITED.test(`${said} ${made}`)) return undefined;
  const around = outermostFunction(call);
  if (!around || EXCLUSIVE.test(text.slice(...around.range))) return undefined;
  const store = text.slice(...callee.object.range);
  let found: Ast.CallExpression | undefined;
  walk(around, source.visitorKeys, (each) => {
    if (each.type !== "CallExpression" || each.range[0] >= call.range[0]) return;
    const read = unwrap(each.callee);
    if (read.type !== "MemberExpression" || propertyName(read) !== "get") return;
    const [asked] = each.arguments;
    const isSame = asked && text.slice(...asked.range) === said;
    if (isSame && text.slice(...read.object.range) === store) found = each;
  });
  return found && isAsked(found, call, around, text, source) ? said : undefined;
}

/** Nothing looks at what the call says of how many keys there were. */
function isUnheard(call: Ast.Node): boolean {
  let node = call;
  while (node.parent?.type === "AwaitExpression" || node.parent?.type === "ChainExpression")
    node = node.parent;
  return node.parent?.type === "ExpressionStatement";
}

/** `const value = Number(await redis.get(k)); if (!value) return …` before the call. */
function isAsked(
  read: Ast.Node,
  call: Ast.Node,
  around: Ast.Node,
  text: string,
  { visitorKeys }: SyntaxContext["source"],
): boolean {
  let node: Ast.Node | undefined = read;
  while (node && node.type !== "VariableDeclarator" && !node.type.endsWith("Statement"))
    node = node.parent ?? undefined;
  if (node?.type === "IfStatement") return true;
  if (node?.type !== "VariableDeclarator" || node.id.type !== "Identifier") return false;
  const name = new RegExp(String.raw`\b${node.id.name.replaceAll("$", String.raw`\$`)}\b`);
  let isAskedFor = false;
  walk(around, visitorKeys, (each) => {
    if (each.type !== "IfStatement" || each.range[0] < read.range[1]) return;
    if (each.test.range[1] <= call.range[0] && name.test(text.slice(...each.test.range)))
      isAskedFor = true;
  });
  return isAskedFor;
}
