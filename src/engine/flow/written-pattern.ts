import type { Instruction, Value } from "../ir/ir.ts";
import { type AbstractValue, NOTHING } from "./abstract-value.ts";
import type { Activation, Site } from "./solver.ts";

/** Where the flags are not known, a check with the pattern is worth what it is with these. */
const WEAKEST = "im";

/** `new RegExp("…", "g")` with fixed texts: a pattern that is written down; undefined for everything else. */
export function writtenPattern(
  instruction: Extract<Instruction, { op: "call" | "new" }>,
  at: (value: Value) => AbstractValue,
  site: Site,
  activation: Activation,
): AbstractValue | undefined {
  const callee = activation.facts.ir.functions[activation.index]?.code[instruction.callee];
  if (callee?.op !== "global" || callee.name !== "RegExp") return undefined;
  const [text, marks] = instruction.arguments.map(at);
  const pattern = text?.regex?.pattern ?? text?.constant?.value;
  const flags = marks ? marks.constant?.value : (text?.regex?.flags ?? "");
  if (typeof pattern !== "string") return undefined;
  if (typeof flags !== "string")
    return { ...NOTHING, patterns: [{ pattern, flags: WEAKEST, at: site }] };
  return { ...NOTHING, regex: { pattern, flags, at: site } };
}
