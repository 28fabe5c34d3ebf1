import {
  type Ast,
  type Located,
  type Semantics,
  isFunction,
  unwrap,
  walk,
} from "../../../engine/api.ts";
import { nameOf } from "../../helpers/match/names.ts";
import { ownFunction } from "../../helpers/match/own-function.ts";
import { isSharedCache } from "../../helpers/match/shared-cache.ts";

const HEADER = /^(?:[\w-]*cache-control|surrogate-control)$/i;
const SETS = /^(?:set|setHeader|header|append)$/;

/** `cacheFor(res, 300)`, `cacheFor(300)`: what a function of the project says to caches, where it lets them share it. */
export function sharedByHelper(
  { callee }: Ast.CallExpression,
  semantics: Semantics,
): string | undefined {
  const own = ownFunction({ node: callee, in: semantics });
  if (!own) return undefined;
  const said: string[] = [];
  let mayDiffer = false;
  walk(own.node, own.in.source.visitorKeys, (node) => {
    mayDiffer ||= node.type === "IfStatement" || node.type === "ConditionalExpression";
    if (node.type !== "CallExpression" || !SETS.test(nameOf(unwrap(node.callee)) ?? "")) return;
    const [header, value] = node.arguments;
    const name = header && own.in.string(header);
    const text = value && textOf({ node: value, in: own.in });
    if (name === undefined || text === undefined) return;
    mayDiffer ||= /^vary$/i.test(name);
    if (HEADER.test(name) && isSharedCache(name, text)) said.push(text);
  });
  const [only, ...others] = said;
  return mayDiffer || others.length > 0 ? undefined : only;
}

/** `public, max-age=${seconds}`: the time that a caller gives is some time. */
function textOf({ node, in: semantics }: Located): string | undefined {
  const known = semantics.string(node);
  const value = unwrap(node);
  if (known !== undefined || value.type !== "TemplateLiteral") return known;
  return value.quasis.map((each) => each.value.raw).join("60");
}

/** The handler that a middleware stands before: `router.get("/me", cacheFor(60), (req, res) => …)`. */
export function handlerBehind(node: Ast.CallExpression): Ast.Node | undefined {
  const { parent } = node;
  if (parent.type !== "CallExpression" || parent.callee === node) return undefined;
  if (!/^(?:get|all|head)$/.test(nameOf(unwrap(parent.callee)) ?? "")) return undefined;
  const last = parent.arguments.at(-1);
  return last && last !== node && isFunction(last) ? last : undefined;
}
