import { type AbstractValue, NOTHING, join } from "./abstract-value.ts";
import { type Filling, substitute } from "./substitute.ts";
import { withoutUntrusted } from "./untrusted.ts";

/**
 * An argument after a callee looked at it: what the callee made of its parameter, in words of the
 * caller. Where the callee found it harmless, it is still the same object.
 */
export function narrowed(
  argument: AbstractValue,
  index: number,
  after: AbstractValue,
  filling: Filling,
): AbstractValue {
  const given = substitute(after, filling);
  const keeps = after.unknowns.some(
    ({ symbol, path }) =>
      symbol.kind === "parameter" && symbol.index === index && path.length === 0,
  );
  if (keeps) return given;
  const harmless = withoutUntrusted(argument);
  const hasMore = given !== NOTHING && given.taints.length + given.unknowns.length > 0;
  return hasMore || given.members ? join([harmless, given]) : harmless;
}
