import { type AbstractValue, asText } from "./abstract-value.ts";
import type { UseAtCaller } from "./handed-values.ts";
import type { Pending, SinkUse } from "./summary.ts";
import { symbolKey } from "./taint.ts";

/** What a number is multiplied with or taken from, until callers say whose that is. */
export function factorOf(price: AbstractValue): Pending {
  return { given: [price], position: 0, member: undefined, isFactor: true };
}

/** True where the price is the sender's as well: what both give together is another matter. */
export function isOfSender(price: AbstractValue): boolean {
  return price.taints.some(({ source }) => source.kind === "remote");
}

/** True for parts of one object that somebody else hands over: `line.price * line.count`. */
export function isOfOneObject(number: AbstractValue, price: AbstractValue): boolean {
  const roots = new Set(price.unknowns.map(({ symbol }) => symbolKey(symbol)));
  return number.unknowns.some(
    ({ symbol, path }) => path.length > 0 && roots.has(symbolKey(symbol)),
  );
}

/** The same for a caller, who may have put the shop's price beside the number of the sender. */
export function atFactor(
  sink: SinkUse & { readonly pending: Pending },
  actual: AbstractValue | undefined,
): readonly UseAtCaller[] {
  const [given] = sink.pending.given;
  if (!actual || !given) return [];
  const price = asText(given);
  if (isOfSender(price)) return [];
  const isOpen = isOfOneObject(asText(actual), price);
  return [{ value: actual, sink: isOpen ? sink : { ...sink, pending: undefined } }];
}
