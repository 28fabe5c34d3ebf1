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
  // Of a text that goes on in an unknown way, its beginning is known.
  if (constant || prefix === undefined || prefix.includes(what)) return undefined;
  return textOf(["", "", ""], [text, by]);
}
