import type { PlacedPattern } from "./placed-pattern.ts";

/** What any of several values holds, as bits: most hold two or three of a dozen kinds of things. */
export const HELD = {
  taints: 1,
  unknowns: 2,
  members: 4,
  apis: 8,
  closures: 16,
  /** Classes and objects of classes. */
  classes: 32,
  patterns: 64,
  /** Names of files, and keys of somebody's choice. */
  found: 128,
  /** Only what holds other values can weigh much. */
  heavy: 4 | 16 | 32,
};

interface Holder {
  readonly taints: readonly object[];
  readonly unknowns: readonly object[];
  readonly members: object | undefined;
  readonly apis: readonly object[];
  readonly closures: readonly object[];
  readonly classes: readonly object[];
  readonly instances: readonly object[];
  readonly regex: PlacedPattern | undefined;
  readonly patterns?: readonly PlacedPattern[] | undefined;
  readonly paths?: readonly string[] | undefined;
  readonly foundUnder?: object | undefined;
}

/** The bits of all kinds of things that at least one of the values holds. */
export function heldBy(values: readonly Holder[]): number {
  let held = 0;
  for (const each of values) {
    if (each.taints.length > 0) held |= HELD.taints;
    if (each.unknowns.length > 0) held |= HELD.unknowns;
    if (each.members) held |= HELD.members;
    if (each.apis.length > 0) held |= HELD.apis;
    if (each.closures.length > 0) held |= HELD.closures;
    if (each.classes.length > 0 || each.instances.length > 0) held |= HELD.classes;
    if (each.regex || each.patterns) held |= HELD.patterns;
    if (each.paths || each.foundUnder) held |= HELD.found;
  }
  return held;
}
