import { type AbstractValue, asText } from "./abstract-value.ts";
import type { Symbol, Taint } from "./taint.ts";

/**
 * True where a path is compared with a folder that somebody else chose than whoever chose the path:
 * the program, a field of an object, or a parameter of its own in `inside(folder, file)`.
 */
export function isFolderOfProgram(folder: AbstractValue, path: AbstractValue): boolean {
  const text = asText(folder);
  const isPlaced = text.unknowns.every(
    ({ symbol, path: members }) => symbol.kind !== "this" || members.length > 0,
  );
  if (!isPlaced || !text.taints.every(isOfWhoCalls)) return false;
  const named = new Set(text.unknowns.map(({ symbol }) => keyOf(symbol)));
  if (![...named].some((key) => key !== undefined) && text.taints.length === 0) return true;
  const whole = asText(path);
  // One and the same thing says nothing of itself.
  return (
    whole.taints.some(({ source }) => !text.taints.some((each) => each.source === source)) ||
    whole.unknowns.some(({ symbol }) => !named.has(keyOf(symbol)))
  );
}

/** Who calls a published function says which folder it works in. */
function isOfWhoCalls({ source }: Taint): boolean {
  return source.kind === "identity" || source.kind === "library-input";
}

function keyOf(symbol: Symbol): string | undefined {
  switch (symbol.kind) {
    case "parameter":
      return `parameter ${symbol.index}`;
    case "variable":
      return `variable ${symbol.variable}`;
    case "this":
      return undefined;
  }
}
