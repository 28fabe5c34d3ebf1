import type { Instruction, Value } from "../ir/ir.ts";
import type { Test } from "../ir/value-test.ts";
import { type AbstractValue, NOTHING, asText, join } from "./abstract-value.ts";
import { factorOf, isOfOneObject, isOfSender } from "./factors.ts";
import { originNames } from "./origin-names.ts";
import type { Activation, Site, Solver } from "./solver.ts";

/** What something costs. */
const PRICE = /price|cost|fee(?!d)|amount|rate(?!d)|mrp|charge|tariff/i;
const PIECE_PRICE = /price|cost|mrp|tariff|unit_?amount/i;
/** What is taken off a price. */
const REDUCTION = /discount|rebate|percent|reduction/i;
/** What there is of something, and what a customer has. */
const BALANCE =
  /balance|stock|inventory|points|credits?$|wallet|quantity|qty|count_?in_?stock|on_?hand|loyalty/i;

type Binary = Extract<Instruction, { op: "binary" }>;
type Sum = Extract<Instruction, { op: "text" }>;

/**
 * `product.price * quantity` and `card.balance -= amount` with a number of the sender's choice: a
 * negative one turns a payment round.
 */
export function quantitySinks(
  solver: Solver,
  instruction: Binary | Sum,
  site: Site,
  activation: Activation,
): void {
  const { code } = activation.facts.ir.functions[activation.index] ?? { code: [] };
  const named = (value: Value, words: RegExp): boolean =>
    originNames(code, value).some((name) => words.test(name));
  const at = (value: Value): AbstractValue => activation.values[value] ?? NOTHING;
  const report = (chosen: Value, by: Value): void => {
    const [number, price] = [at(chosen), at(by)].map(asText);
    if (!number || !price || isOfSender(price)) return;
    const { file, start, end } = site;
    const says = "used as a quantity";
    const row = { kind: "quantity", at: [], states: [], when: [], says } as const;
    // Of parts of one object only callers know who wrote which.
    const pending = isOfOneObject(number, price) && factorOf(price);
    const sink = { row, file, range: { start, end }, ...(pending && { pending }) };
    solver.sink(number, sink, activation);
  };
  if (instruction.op === "text") {
    const [left, right] = instruction.parts;
    const isSum = instruction.parts.length === 2 && instruction.texts.every((text) => text === "");
    if (isSum && left !== undefined && right !== undefined && named(left, BALANCE)) {
      report(right, left);
    }
    return;
  }
  const { operator, left, right } = instruction;
  // What is taken off a price is no quantity of it: it says itself what is left.
  if (isTakenOff(code, left) || isTakenOff(code, right)) return;
  if (operator === "*") {
    if (named(left, PRICE) && !named(right, PRICE)) report(right, left);
    else if (named(right, PRICE) && !named(left, PRICE)) report(left, right);
  } else if (operator === "-" && named(left, BALANCE)) {
    report(right, left);
  }
}

/**
 * The part of a product or a difference that decides what comes out: what one piece costs
 * (`item.price * item.quantity`), or what the sender takes off (`total - body.discount`).
 */
export function decidingPart(
  instruction: Binary,
  activation: Activation,
): AbstractValue | undefined {
  const { operator, left, right } = instruction;
  const { code } = activation.facts.ir.functions[activation.index] ?? { code: [] };
  const lowering = [left, right].find((value) => isTakenOff(code, value));
  if (operator === "-") return lowering === right ? activation.values[right] : undefined;
  if (operator !== "*") return undefined;
  if (lowering !== undefined) {
    const isPrice = originNames(code, lowering, behindShare).some((name) => PIECE_PRICE.test(name));
    if (isPrice) return activation.values[lowering];
    // A price of the sender stays one, whatever the shop takes off.
    const sides = [left, right].map((value) => activation.values[value] ?? NOTHING);
    return join(sides.map(asText));
  }
  const [first, second] = [left, right].map((value) =>
    originNames(code, value).some((name) => PIECE_PRICE.test(name)),
  );
  return first === second ? undefined : activation.values[first ? left : right];
}

/** True of a discount, and of the share that it leaves. */
function isTakenOff(code: readonly Instruction[], value: Value): boolean {
  return originNames(code, value, behindShare).some((name) => REDUCTION.test(name));
}

/** What a share of something is made of: `1 - percent / 100`. */
function behindShare(instruction: Instruction): readonly Value[] {
  return instruction.op === "binary" ? [instruction.left, instruction.right] : [];
}

/** A comparison after which a number is not negative: `quantity < 1` that fails, `amount > 0` that holds. */
export function isNotNegative(
  test: Extract<Test, { kind: "compare" }>,
  holds: boolean,
  at: (value: Value) => AbstractValue,
): boolean {
  const limit = at(test.with).constant?.value;
  if (typeof limit !== "number" && typeof limit !== "bigint") return false;
  return isAbove(test) === holds && limit >= 0;
}

/** What a record says that something costs, or what was offered for it so far; no least sum of a coupon. */
const OWN_PRICE = /^(?:current_?|highest_?|last_?|top_?)?(?:price|bid|offer|amount|highest)$/i;

/** A bid that has to be above the one before, a gift that has to cover the price: `amount <= lot.price` that fails. */
export function isAtLeastPrice(
  test: Extract<Test, { kind: "compare" }>,
  holds: boolean,
  { facts, index, at }: Activation,
): boolean {
  if (isAbove(test) !== holds) return false;
  const price = facts.ir.functions[index]?.code[test.with];
  if (price?.op !== "load" || !OWN_PRICE.test(price.name)) return false;
  // What the sender says that it costs is no price.
  const { taints, unknowns } = asText(at(test.with));
  return (
    unknowns.every(({ symbol }) => symbol.kind === "this") &&
    taints.every(({ source }) => source.kind !== "remote")
  );
}

/** True of a comparison that may say how much a value is at least. */
export function isLowerLimit(
  test: Extract<Test, { kind: "compare" }>,
  holds: boolean,
  at: (value: Value) => AbstractValue,
): boolean {
  const limit = at(test.with).constant;
  return limit ? isNotNegative(test, holds, at) : isAbove(test) === holds;
}

function isAbove({ operator }: Extract<Test, { kind: "compare" }>): boolean {
  return operator === ">" || operator === ">=";
}
