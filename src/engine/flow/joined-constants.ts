import { type AbstractValue } from "./abstract-value.ts";
import { constantValue } from "./constant-value.ts";

/** The text that a list of texts makes which are all written down. */
export function joinedConstants(
  { members, taints, unknowns }: AbstractValue,
  between: string | undefined,
): AbstractValue | undefined {
  if (!members || taints.length + unknowns.length > 0 || between === undefined) return undefined;
  const texts: string[] = [];
  for (const [name, { constant }] of members) {
    if (name !== String(texts.length) || typeof constant?.value !== "string") return undefined;
    texts.push(constant.value);
  }
  return constantValue(texts.join(between));
}
