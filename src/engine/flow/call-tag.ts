import type { Instruction } from "../ir/ir.ts";
import { type AbstractValue, NOTHING } from "./abstract-value.ts";
import { constantValue } from "./constant-value.ts";
import { listOf } from "./argument-list.ts";
import type { Activation, Site, Solver } from "./solver.ts";

/** A tag is a function of texts and parts; a tag that nobody knows gives what a template gives. */
export function callTag(
  solver: Solver,
  instruction: Extract<Instruction, { op: "tagged" }>,
  site: Site,
  activation: Activation,
): AbstractValue {
  const { values } = activation;
  const parts = instruction.parts.map((part) => values[part] ?? NOTHING);
  const texts = listOf(instruction.texts.map(constantValue));
  const { result } = solver.call(
    {
      callee: values[instruction.tag] ?? NOTHING,
      receiver: instruction.receiver === undefined ? undefined : values[instruction.receiver],
      method: undefined,
      arguments: [texts, ...parts],
      spreadFrom: parts.length + 1,
      isNew: false,
      site,
      places: instruction.places,
    },
    activation,
  );
  return result;
}
