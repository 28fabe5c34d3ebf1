import type { Instruction, Value } from "../ir/ir.ts";
import type { AbstractValue } from "./abstract-value.ts";

type Refined = Extract<Instruction, { op: "refined" }>;

/**
 * True when two checks together say that an address is a path of the same host: it begins with
 * `/`, and not with `//`. Browsers read `/\\` like `//`, so a rule about weak checks has its word.
 */
export function beginsLocally(
  last: Refined,
  code: readonly Instruction[],
  at: (value: Value) => AbstractValue,
): boolean {
  if (last.test.kind !== "prefix") return false;
  let slash = false;
  let notTwo = false;
  const path = last.path.join(".");
  for (let each: Instruction | undefined = last; each?.op === "refined"; each = code[each.value]) {
    if (each.test.kind !== "prefix" || each.path.join(".") !== path) continue;
    const text = at(each.test.text).constant?.value;
    slash ||= each.holds && text === "/";
    notTwo ||= !each.holds && text === "//";
  }
  return slash && notTwo;
}
