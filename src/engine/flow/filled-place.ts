import { type AbstractValue, NOTHING, asText } from "./abstract-value.ts";
import { textOf } from "./text-value.ts";

/**
 * `"/shops/:id/goods".replace(":id", id)`: a text with a place that is filled, of which what stands
 * before the place is known; undefined where a replacement does something else.
 */
export function filledPlace(
  text: AbstractValue,
  what: unknown,
  by: AbstractValue | undefined,
  isEach: boolean,
): AbstractValue | undefined {
  if (typeof what !== "string" || what === "" || !by || asText(by) === NOTHING) return undefined;
  const { constant, prefix } = text;
  if (typeof constant?.value === "string") {
    const [first = "", ...others] = constant.value.split(what);
    if (isEach)
      return textOf(
        [first, ...others],
        others.map(() => by),
      );
    return others.length === 0 ? text : textOf([first, others.join(what)], [by]);
  }
  if (constant || prefix?.includes(what)) return undefined;
  // Of a text that goes on in an unknown way, its beginning is known; of a setting with a place in it, that it is ours.
  if (prefix === undefined && !(PLACE.test(what) && isSetting(text))) return undefined;
  return textOf(["", "", ""], [text, by]);
}

/** `{id}`, `:id`, `<id>`, `%id%`, `$id`: what a text has for something to be put into. */
const PLACE = /^(?:\{+[^{}]+\}+|<[^<>]+>|%\w+%?|[:$#]\w+|\[\w+\])$/;

/** True for a value of which nobody but the program says anything, such as a variable of the environment. */
function isSetting({ taints, unknowns, members }: AbstractValue): boolean {
  return taints.length === 0 && unknowns.length === 0 && !members;
}
