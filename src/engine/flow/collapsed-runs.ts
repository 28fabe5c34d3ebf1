import type { Instruction, Value } from "../ir/ir.ts";
import { singleCharacters } from "../patterns/single-characters.ts";

type Code = readonly Instruction[];

/** Methods after which no character stands beside one that it did not stand beside before. */
const KEEP_RUNS = /^(?:to(?:Locale)?(?:Lower|Upper)Case|trim(?:Start|End)?|slice|substring)$/;
const MAX_STEPS = 6;

/**
 * The character of which no two stand side by side in a text: `-` behind
 * `text.replace(/[^a-z0-9]+/g, "-")`, since what it stands for has any `-` in it, too.
 */
export function collapsedCharacter(code: Code, text: Value): string | undefined {
  let value = text;
  for (let step = 0; step < MAX_STEPS; step++) {
    const made = code[value];
    if (made?.op === "refined" || made?.op === "changed") value = made.value;
    else if (made?.op !== "call" || made.receiver === undefined) return undefined;
    else if (KEEP_RUNS.test(made.method ?? "")) value = made.receiver;
    else
      return /^replace(?:All)?$/.test(made.method ?? "")
        ? collapsedBy(code, made.arguments)
        : undefined;
  }
  return undefined;
}

function collapsedBy(code: Code, [what = -1, by = -1]: readonly Value[]): string | undefined {
  const pattern = code[what];
  const text = code[by];
  if (pattern?.op !== "regex" || text?.op !== "constant" || typeof text.value !== "string")
    return undefined;
  const isEvery = pattern.flags.includes("g") && /[^\\]\+$/.test(pattern.pattern);
  if (!isEvery || text.value.length !== 1) return undefined;
  const found = singleCharacters(pattern.pattern, pattern.flags) ?? "";
  return found.includes(text.value) ? text.value : undefined;
}
