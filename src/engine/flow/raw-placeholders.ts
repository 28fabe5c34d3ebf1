import type { PathToken } from "../models/place.ts";
import type { PlaceholderStyle } from "../models/kinds.ts";
import { type AbstractValue, NOTHING, join, loadMember } from "./abstract-value.ts";
import { argumentOf } from "./call-conditions.ts";
import type { CallRequest } from "./solver.ts";

/**
 * The values that a text which is written down takes over as they are, while it quotes the others:
 * `%s` of pg-format beside `%L` and `%I`, `$1:raw` of pg-promise beside `$1`.
 */
export function writtenRaw(
  style: PlaceholderStyle,
  [first, inside]: readonly PathToken[],
  request: CallRequest,
): AbstractValue {
  const text = argumentOf(request, 0).constant?.value;
  if (typeof text !== "string" || first?.token !== "argument") return NOTHING;
  if (style === "dollar") return join(dollars(text, argumentOf(request, first.from)));
  return join(
    percents(text).map((place) =>
      inside
        ? loadMember(argumentOf(request, first.from), String(place))
        : argumentOf(request, first.from + place),
    ),
  );
}

const PERCENT = /%(?:(\d+)\$)?-?\d*([%sIL])/g;

/** Which of the values behind the text stand in it as they are: `%s`, `%2$s`. */
function percents(text: string): number[] {
  const raw: number[] = [];
  let next = 0;
  for (const [, position, kind] of text.matchAll(PERCENT)) {
    if (kind === "%") continue;
    if (position !== undefined) next = Number(position) - 1;
    if (kind === "s" && next >= 0) raw.push(next);
    next++;
  }
  return raw;
}

const DOLLAR = /\$(?:(\d+)|[{(<[/]\s*([\w$.]+)\s*(?=[:^#}\])>/]))(?::(raw|value)\b|(\^|#))?/g;

/** `$1:raw`, `${name^}` and the like; `:value` does no harm between quotes, which it doubles. */
function dollars(text: string, values: AbstractValue): AbstractValue[] {
  const raw: AbstractValue[] = [];
  for (const { 0: whole, 1: position, 2: name, 3: word, 4: sign, index } of text.matchAll(DOLLAR)) {
    const how = word ?? sign ?? written(text, index + whole.length);
    if (how === undefined) continue;
    const isOpen = how === "value" || how === "#";
    if (isOpen && isQuoted(text.slice(0, index))) continue;
    if (name !== undefined) raw.push(name.split(".").reduce(loadMember, values));
    else if (hasPlaces(values)) raw.push(loadMember(values, String(Number(position) - 1)));
    else if (position === "1") raw.push(values);
  }
  return raw;
}

/** Spaces may stand before the filter of a name. */
function written(text: string, end: number): string | undefined {
  return /^\s*:\s*(raw|value)\b/.exec(text.slice(end, end + 20))?.[1];
}

function isQuoted(before: string): boolean {
  return (before.split("'").length - 1) % 2 === 1;
}

function hasPlaces({ members }: AbstractValue): boolean {
  return members?.has("0") ?? false;
}
