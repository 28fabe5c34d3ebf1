/**
 * Sinks of the language itself, which no row names: what does harm in them is which states a value
 * may have, and not its characters, so that they have no bit in sets of kinds.
 */
export const CODE_SINK_KINDS = [
  /** Matched by a pattern whose time doubles with every character, or grows with their square or cube. */
  "exponential-match",
  "power-match",
  /** The name of a method that is called. */
  "called-name",
  /** A check that a list passes where a text was expected. */
  "evaded-check",
  /** Such a check on which little hangs: of a length, or for a separator. */
  "evaded-detail",
  /** An address, looked at by a check that others pass, too. */
  "weak-check",
] as const;
export type CodeSinkKind = (typeof CODE_SINK_KINDS)[number];
