import type { AbstractValue } from "./abstract-value.ts";
import { NOTHING } from "./abstract-value.ts";
import type { SinkKind } from "../models/kinds.ts";
import { holdsParts } from "./table-marks.ts";
import {
  ALL_KINDS,
  ANY_STATE,
  HOLDS,
  type Kinds,
  type States,
  TEXT,
  type Taint,
  type Unknown,
  decidesNothing,
  kindsOf,
  statesFor,
  statesWithout,
} from "./taint.ts";

/** The value with some kinds of sinks cleared, members included. */
export function clear(value: AbstractValue, kinds: Kinds): AbstractValue {
  if (kinds === 0 || value === NOTHING) return value;
  if (kinds === ALL_KINDS) return withoutUntrusted(value);
  return mapParts(value, (part) => {
    const cleared = part.cleared | kinds;
    return cleared === part.cleared ? part : { ...part, cleared };
  });
}

/** The value after something that a row says of it: the kinds that it clears, with the states that those need. */
export function clearAsSaid(
  value: AbstractValue,
  kinds: readonly SinkKind[] | "all",
): AbstractValue {
  const states = statesWithout(kinds);
  const left = states === ANY_STATE || kinds === "all" ? value : restrictStates(value, states);
  return clear(left, kindsOf(kinds));
}

/** The value with some kinds of sinks to be feared again: it is a part of what was harmless as a whole. */
export function reopen(value: AbstractValue, kinds: Kinds): AbstractValue {
  return mapParts(value, (part) => {
    const cleared = part.cleared & ~kinds;
    return cleared === part.cleared ? part : { ...part, cleared };
  });
}

/** A value with something changed of it and not of its members. */
export function ofItself(
  value: AbstractValue,
  change: (value: AbstractValue) => AbstractValue,
): AbstractValue {
  const { members } = value;
  return members ? { ...change({ ...value, members: undefined }), members } : change(value);
}

/** The value as a row says that a call restores it: what reads a text makes of it whatever its sender wants. */
export function restored(value: AbstractValue, kinds: readonly SinkKind[]): AbstractValue {
  const states = statesFor(kinds);
  const opened = reopen(value, kindsOf(kinds));
  return states === 0
    ? opened
    : mapParts(opened, (part) => ({ ...part, states: part.states | states }));
}

/** The value with only these states left. What holds texts in its members goes on to do so. */
export function restrictStates(value: AbstractValue, only: States): AbstractValue {
  const states = (only & TEXT) === 0 ? only : only | HOLDS;
  if (value.taints.length + value.unknowns.length === 0 && !value.members) return value;
  const kept = mapParts(value, (part) => {
    const left = part.states & states;
    return left === part.states ? part : { ...part, states: left };
  });
  if (kept.taints.length + kept.unknowns.length === 0) return kept;
  return {
    ...kept,
    taints: kept.taints.filter(({ states }) => !decidesNothing(states)),
    unknowns: kept.unknowns.filter(({ states }) => !decidesNothing(states)),
  };
}

/** What is left when nobody outside decides anything of it any more. */
export function withoutUntrusted(value: AbstractValue): AbstractValue {
  if (value.taints.length === 0 && value.unknowns.length === 0 && !value.members) return value;
  let { members } = value;
  if (members && holdsParts(members)) {
    const cleared = new Map<string, AbstractValue>();
    for (const [name, member] of members) cleared.set(name, withoutUntrusted(member));
    members = cleared;
  }
  return { ...value, taints: [], unknowns: [], members };
}

/** Changes every untrusted part of a value and of its members; where nothing changes it is the same value. */
export function mapParts(
  value: AbstractValue,
  change: <Part extends Taint | Unknown>(part: Part) => Part,
): AbstractValue {
  if (value === NOTHING) return value;
  const taints = mapped(value.taints, change);
  const unknowns = mapped(value.unknowns, change);
  let members = value.members;
  if (members && holdsParts(members)) {
    const changed = new Map<string, AbstractValue>();
    let isSame = true;
    members.forEach((member, name) => {
      const after = mapParts(member, change);
      isSame &&= after === member;
      changed.set(name, after);
    });
    if (!isSame) members = changed;
  }
  const isSame =
    taints === value.taints && unknowns === value.unknowns && members === value.members;
  return isSame ? value : { ...value, taints, unknowns, members };
}

function mapped<Part>(parts: readonly Part[], change: (part: Part) => Part): readonly Part[] {
  if (parts.length === 0) return parts;
  const changed = parts.map(change);
  return changed.every((part, i) => part === parts[i]) ? parts : changed;
}

/** Changes the members of a value, and nothing of itself. */
export function mapMembers(
  value: AbstractValue,
  change: (member: AbstractValue) => AbstractValue,
): AbstractValue {
  if (!value.members) return value;
  const members = new Map<string, AbstractValue>();
  for (const [name, member] of value.members) members.set(name, change(member));
  return { ...value, members };
}
