import { type Semantics, type WholeFlow, walk } from "../../../engine/api.ts";

/** What the models call an address that leads to the shop itself, unless it begins with two slashes. */
export const OWN_START = "start of the request's address";

/** Functions that leave one slash of several. */
const JOINS = /^path#(?:posix\.)?(?:join|normalize|resolve)$/;
/** Code that asks for two slashes, or makes one of several: `replace(/^\/+/, "/")`, `startsWith("//")`. */
const ASKS =
  /\/\^?(?:\\\/|\(?\[\\?\/[^\]]*\])(?:[+*]|\{2|\\\/|\[\\?\/)|(?:startsWith|indexOf|includes)\(\s*["'`]\/\/|={2,3}\s*["'`]\/\//;

/**
 * True for an address that nobody can begin with two slashes: a handler of a path that is written
 * down is not called for such a one.
 */
export function hasOneSlash({ node, source, semantics, entry }: WholeFlow): boolean {
  const isFixed = entry.handler().words.some((word) => /^["'`]\/[\w:][^*(]*$/.test(word));
  return isFixed || ASKS.test(source.text) || isJoined(node, semantics);
}

function isJoined(node: WholeFlow["node"], semantics: Semantics): boolean {
  let found = false;
  walk(node, semantics.source.visitorKeys, (each) => {
    if (each.type === "CallExpression" && JOINS.test(semantics.callee(each) ?? "")) found = true;
  });
  return found;
}
