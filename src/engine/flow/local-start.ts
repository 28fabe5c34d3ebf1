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
  if (last.test.kind !== "prefix" && last.test.kind !== "match") return false;
  let slash = false;
  let notTwo = false;
  const path = last.path.join(".");
  for (let each: Instruction | undefined = last; each?.op === "refined"; each = code[each.value]) {
    if (each.path.join(".") !== path) continue;
    if (each.test.kind === "match" && each.holds) slash ||= asksForSlash(at(each.test.pattern));
    if (each.test.kind !== "prefix") continue;
    const text = at(each.test.text).constant?.value;
    slash ||= each.holds && text === "/";
    notTwo ||= !each.holds && text === "//";
  }
  return slash && notTwo;
}

/** `/^\/[a-z/-]*$/`: whatever it matches begins with a slash. */
function asksForSlash({ regex }: AbstractValue): boolean {
  return regex !== undefined && !/m/.test(regex.flags) && /^\^\\?\/[^|]*$/.test(regex.pattern);
}
