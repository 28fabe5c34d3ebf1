import { type AbstractValue, NOTHING, asText, join } from "./abstract-value.ts";
import { constantValue } from "./constant-value.ts";
import { ALL_KINDS, type Kinds, SCALAR, kindsOf } from "./taint.ts";
import { clear, restrictStates } from "./untrusted.ts";

/** Sinks that a number cannot harm: it is no text, but an amount or a key of the sender's choice. */
export const HARMLESS_AS_NUMBER: Kinds =
  ALL_KINDS & ~kindsOf(["amount", "order-total", "lookup", "stored-value", "logged", "quantity"]);

const ARITHMETIC = new Set(["*", "/", "-", "%", "**"]);

/** Sinks that a result of arithmetic can still harm. */
const HARMLESS_WHEN_COMPUTED: Kinds =
  ALL_KINDS & ~kindsOf(["amount", "order-total", "quantity", "stored-value"]);

/**
 * What two numbers give together. A fixed factor leaves an amount to its sender; a price of the
 * shop times a quantity of the sender is the shop's again, and a price of the sender stays one,
 * whoever decides the quantity, as does what they take off: `deciding` gives that part, if there is one.
 */
export function computed(
  operator: string,
  left: AbstractValue,
  right: AbstractValue,
  deciding: () => AbstractValue | undefined,
): AbstractValue {
  if (operator === ",") return right;
  if (!ARITHMETIC.has(operator)) return NOTHING;
  const texts = [left, right].map(asText);
  if (left.constant !== undefined || right.constant !== undefined) return asNumber(join(texts));
  if (texts.every((text) => text === NOTHING)) return NOTHING;
  const decided = asText(deciding() ?? NOTHING);
  if (texts.some(isOfTheShop)) return asNumber(decided);
  return asNumber(join([{ ...join(texts), unknowns: [] }, decided]));
}

/** Whatever was stored before is the shop's own in a sum: its prices, its stock. */
function isOfTheShop({ taints }: AbstractValue): boolean {
  return taints.every(({ source }) => source.kind === "stored");
}

function asNumber(text: AbstractValue): AbstractValue {
  if (text === NOTHING) return NOTHING;
  const value = clear(restrictStates(text, SCALAR), HARMLESS_WHEN_COMPUTED);
  return { ...value, constant: undefined, prefix: undefined };
}

/** What operators make of a number that is known; `before` is what `x++` gives. */
const OF_KNOWN: ReadonlyMap<string, (known: number) => number> = new Map([
  ["+", (known) => known],
  ["-", (known) => -known],
  ["++", (known) => known + 1],
  ["--", (known) => known - 1],
  ["before", (known) => known],
]);

/** `+x` and `-x`: a number of whoever decides `x`. Counting gives what is known of a number, and nothing else. */
export function signed(operator: string, operand: AbstractValue): AbstractValue {
  const known = operand.constant?.value;
  const made = typeof known === "number" ? OF_KNOWN.get(operator)?.(known) : undefined;
  if (made !== undefined) return constantValue(made);
  if (operator !== "+" && operator !== "-") return NOTHING;
  return clear(restrictStates(asText(operand), SCALAR), HARMLESS_AS_NUMBER);
}
