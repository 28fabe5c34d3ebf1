import type { Scalar } from "../ir/ir.ts";
import { type AbstractValue, NOTHING } from "./abstract-value.ts";

/** Constants that most functions name again and again are one value, which is the same wherever it comes from. */
const COMMON: ReadonlyMap<Scalar, AbstractValue> = new Map(
  [undefined, null, true, false, "", 1].map((value) => [value, made(value)]),
);

/** What is written down. */
export function constantValue(value: Scalar): AbstractValue {
  return COMMON.get(value) ?? made(value);
}

function made(value: Scalar): AbstractValue {
  return { ...NOTHING, constant: { value }, prefix: typeof value === "string" ? value : undefined };
}
