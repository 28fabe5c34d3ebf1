import type { Instruction, Value } from "../ir/ir.ts";
import { type AbstractValue, NOTHING } from "./abstract-value.ts";
import type { PlacedPattern } from "./placed-pattern.ts";
import type { Activation, Site } from "./solver.ts";

/** Where the flags are not known, a check with the pattern is worth what it is with these. */
const WEAKEST = "im";
/** Stands for a piece that is not known: one character that no set is made for. */
const UNKNOWN_PIECE = "\u0001";
/** How far back the pieces of a text are looked for. */
const MAX_DEPTH = 6;

type Code = readonly Instruction[];
type At = (value: Value) => AbstractValue;

/**
 * `new RegExp("…", "g")` with fixed texts: a pattern that is written down; everything else is what was
 * made. Where pieces of the text are not known, what is written around them may still be slow.
 */
export function writtenPattern(
  instruction: Extract<Instruction, { op: "call" | "new" }>,
  at: At,
  site: Site,
  activation: Activation,
  made: AbstractValue,
): AbstractValue {
  const code = activation.facts.ir.functions[activation.index]?.code ?? [];
  const callee = code[instruction.callee];
  if (callee?.op !== "global" || callee.name !== "RegExp") return made;
  const [text, marks] = instruction.arguments.map(at);
  const pattern = text?.regex?.pattern ?? text?.constant?.value;
  const flags = marks ? marks.constant?.value : (text?.regex?.flags ?? "");
  if (typeof pattern !== "string") {
    const patterns = partlyWritten(instruction, code, at, site, flags);
    return patterns ? { ...made, patterns } : made;
  }
  if (typeof flags !== "string")
    return { ...NOTHING, patterns: [{ pattern, flags: WEAKEST, at: site }] };
  return { ...NOTHING, regex: { pattern, flags, at: site } };
}

/** What is known of a pattern with pieces that are not; undefined where nothing repeats in it. */
function partlyWritten(
  { arguments: [text = -1] }: Extract<Instruction, { op: "call" | "new" }>,
  code: Code,
  at: At,
  site: Site,
  flags: unknown,
): readonly PlacedPattern[] | undefined {
  const pattern = writtenPieces(text, code, at, MAX_DEPTH);
  if (!/[*+]|\{\d+,\}/.test(pattern)) return undefined;
  const known = typeof flags === "string" ? flags : WEAKEST;
  return [{ pattern, flags: known, at: site, isPart: true }];
}

function writtenPieces(value: Value, code: Code, at: At, depth: number): string {
  const known = at(value).constant?.value;
  if (typeof known === "string" || typeof known === "number") return String(known);
  const instruction = code[value];
  if (depth === 0) return UNKNOWN_PIECE;
  switch (instruction?.op) {
    case "text":
      return instruction.texts.reduce((before, text, i) => {
        const part = instruction.parts[i - 1];
        return before + (part === undefined ? "" : writtenPieces(part, code, at, depth - 1)) + text;
      }, "");
    case "refined":
    case "changed":
    case "declared":
      return writtenPieces(instruction.value, code, at, depth - 1);
    default:
      return UNKNOWN_PIECE;
  }
}
