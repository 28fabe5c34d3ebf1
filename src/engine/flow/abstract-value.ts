import type { Scalar } from "../ir/ir.ts";
import type { ApiNode } from "./api-node.ts";
import { keptAsPart } from "./chosen-parts.ts";
import { effort } from "./effort.ts";
import { HELD, heldBy } from "./held-by.ts";
import { patternOfSchema, replacedInAll, schemasAmong } from "./join-libraries.ts";
import {
  MAX_PARTS,
  commonBeginning,
  commonConstant,
  filledLists,
  joinByKey,
  joinField,
  joinLists,
  joinTaints,
  joinUnknowns,
} from "./join-parts.ts";
import { isKeptByPlace } from "./made-places.ts";
import { joinPaths } from "./own-paths.ts";
import { type PlacedPattern, joinPatterns } from "./placed-pattern.ts";
import { type Taint, type Unknown, givenBack, partsOf, withFreeNames } from "./taint.ts";
import {
  ANY_KEY,
  AS_NAMES,
  AS_TEXT,
  FOUND_UNDER,
  asNames,
  askedNames,
  keysOfUnknowns,
  membersOf,
  textOfUnknown,
} from "./unknown-members.ts";
import { bounded } from "./weight.ts";

/** A function of the program together with the values that its free variables had where it was made. */
export interface Closure {
  readonly file: string;
  readonly index: number;
  readonly captures: ReadonlyMap<number, AbstractValue>;
  readonly receiver?: AbstractValue | undefined;
}

/** A class of the program; as a value its constructor, or in `instances` an object of it. */
export interface ClassReference {
  readonly file: string;
  readonly index: number;
  readonly captures: ReadonlyMap<number, AbstractValue>;
  readonly superclass: AbstractValue | undefined;
}

/**
 * Everything that a value may be. Members that were stored are known one by one; what holds for
 * the value as a whole holds for the other members too. Values are never changed, only replaced.
 */
export interface AbstractValue {
  readonly taints: readonly Taint[];
  readonly unknowns: readonly Unknown[];
  /** `*` stands for members whose names are not known. */
  readonly members: ReadonlyMap<string, AbstractValue> | undefined;
  /** Members that were stored over those that a library gives; on every way that control may have come. */
  readonly replaced?: ReadonlySet<string> | undefined;
  readonly apis: readonly ApiNode[];
  readonly closures: readonly Closure[];
  readonly classes: readonly ClassReference[];
  readonly instances: readonly ClassReference[];
  /** The one value that it certainly has. */
  readonly constant: { readonly value: Scalar } | undefined;
  /** The pattern of a regular expression that is written down. */
  readonly regex: PlacedPattern | undefined;
  /** Patterns of which it may be one, where it is not certain which. */
  readonly patterns?: readonly PlacedPattern[] | undefined;
  /** The text that it certainly begins with. */
  readonly prefix: string | undefined;
  /** Files and folders of the program of which it may be the name, or made of the name. */
  readonly paths?: readonly string[] | undefined;
  /** The keys of somebody's choice under which it was found: it may be what all objects share. */
  readonly foundUnder?: AbstractValue | undefined;
}

/** All values are made from this one or named in its order, so that the runtime sees objects of one shape. */
export const NOTHING: AbstractValue = {
  taints: [],
  unknowns: [],
  members: undefined,
  replaced: undefined,
  apis: [],
  closures: [],
  classes: [],
  instances: [],
  constant: undefined,
  regex: undefined,
  patterns: undefined,
  prefix: undefined,
  paths: undefined,
  foundUnder: undefined,
};

/** Members deeper than this are not known. */
export const MAX_DEPTH = 4;
export const ANY_MEMBER = "*";

const taintsOf = ({ taints }: AbstractValue): readonly Taint[] => taints;
const unknownsOf = ({ unknowns }: AbstractValue): readonly Unknown[] => unknowns;
const apisOf = ({ apis }: AbstractValue): readonly ApiNode[] => apis;
const closuresOf = ({ closures }: AbstractValue): readonly Closure[] => closures;
const classesOf = ({ classes }: AbstractValue): readonly ClassReference[] => classes;
const instancesOf = ({ instances }: AbstractValue): readonly ClassReference[] => instances;

/** One of several values. */
export function join(values: readonly AbstractValue[], depth = 0): AbstractValue {
  const distinct: AbstractValue[] = [];
  for (const value of values) {
    if (value !== NOTHING && !distinct.includes(value)) distinct.push(value);
  }
  const [first] = distinct;
  if (!first) return NOTHING;
  if (distinct.length === 1) {
    // What is nothing in particular on one way is still no constant.
    const isPlain = first.constant === undefined && first.prefix === undefined;
    if (isPlain || !values.includes(NOTHING) || isKeptByPlace(first)) return first;
    return { ...first, constant: undefined, prefix: undefined };
  }
  const held = heldBy(distinct);
  const joined: AbstractValue = {
    taints: held & HELD.taints ? joinField(distinct, taintsOf, joinTaints) : NOTHING.taints,
    unknowns:
      held & HELD.unknowns ? joinField(distinct, unknownsOf, joinUnknowns) : NOTHING.unknowns,
    members: held & HELD.members ? joinMembers(distinct, depth) : undefined,
    replaced: held & HELD.apis ? replacedInAll(distinct) : undefined,
    apis: held & HELD.apis ? joinField(distinct, apisOf, joinLists) : NOTHING.apis,
    closures:
      held & HELD.closures ? joinField(distinct, closuresOf, joinClosures) : NOTHING.closures,
    classes: held & HELD.classes ? joinField(distinct, classesOf, joinByKey) : NOTHING.classes,
    instances:
      held & HELD.classes ? joinField(distinct, instancesOf, joinByKey) : NOTHING.instances,
    constant: values.includes(NOTHING) ? undefined : commonConstant(distinct),
    regex: held & HELD.apis ? patternOfSchema(distinct) : undefined,
    patterns: held & HELD.patterns ? joinPatterns(distinct) : undefined,
    prefix: values.includes(NOTHING) ? undefined : commonBeginning(distinct),
    paths: held & HELD.found ? joinPaths(distinct) : undefined,
    foundUnder: held & HELD.found ? joinFoundUnder(distinct) : undefined,
  };
  return held & HELD.heavy ? bounded(joined) : joined;
}

function joinFoundUnder(values: readonly AbstractValue[]): AbstractValue | undefined {
  if (values.every(({ foundUnder }) => !foundUnder)) return undefined;
  return join(values.flatMap(({ foundUnder }) => foundUnder ?? []));
}

/** The keys of somebody's choice under which a value was found, as far as it is known here. */
export function keysToFind(value: AbstractValue): AbstractValue {
  const keys = { ...NOTHING, unknowns: keysOfUnknowns(value.unknowns) };
  return value.foundUnder ? join([value.foundUnder, keys]) : keys;
}

/** The member of a value under a name. */
export function loadMember(value: AbstractValue, name: string): AbstractValue {
  if (name === FOUND_UNDER) return keysToFind(value);
  if (name === AS_TEXT) return asText(value);
  if (name === AS_NAMES) return { ...NOTHING, ...asNames(asText(value).taints, value.unknowns) };
  if (name === ANY_KEY)
    return wholeAsMember({ ...value, taints: withFreeNames(value.taints) }, name);
  const asked = askedNames(name);
  if (asked) {
    const written = asked.flatMap((each) => value.members?.get(each) ?? []);
    return written.length > 0 ? join(written) : wholeAsMember({ ...value, taints: [] }, name);
  }
  const own = value.members?.get(name);
  if (own) return own;
  const whole = wholeAsMember(value, name);
  const any = value.members?.get(ANY_MEMBER);
  return any ? join([whole, any]) : whole;
}

/** Any member of a value. */
export function loadAny(value: AbstractValue): AbstractValue {
  const { members, taints, unknowns } = value;
  if (!members) return wholeAsMember(value, ANY_MEMBER);
  const table: Loaded = members;
  const known = table[ANY];
  // Whoever is called often asks it of the same values again and again.
  if (known && known.taints === taints && known.unknowns === unknowns) return known.found;
  const any = known?.any ?? join([...members.values()]);
  const found = join([wholeAsMember(value, ANY_MEMBER), any]);
  table[ANY] = { any, taints, unknowns, found };
  return found;
}

/** A table that knows what any of its members is, and together with what was known of their owner. */
interface Loaded extends ReadonlyMap<string, AbstractValue> {
  [ANY]?: Pick<AbstractValue, "taints" | "unknowns"> & {
    readonly any: AbstractValue;
    readonly found: AbstractValue;
  };
}

const ANY = Symbol("any");

function wholeAsMember(value: AbstractValue, name: string): AbstractValue {
  if (value.taints.length === 0 && value.unknowns.length === 0) return NOTHING;
  return { ...NOTHING, taints: partsOf(value.taints), unknowns: membersOf(value.unknowns, name) };
}

/** Only what is untrusted of a value and its members, as one: the text made of it. */
export function asText(value: AbstractValue): AbstractValue {
  if (value === NOTHING) return NOTHING;
  const parts = [value, ...(value.members?.values() ?? [])];
  const taints = joinField(parts, taintsOf, joinTaints);
  const unknowns = joinField(parts, unknownsOf, joinUnknowns);
  if (taints.length === 0 && unknowns.length === 0) return NOTHING;
  return {
    ...NOTHING,
    taints: taints.map(givenBack),
    unknowns: unknowns.map(givenBack).map(textOfUnknown),
  };
}

function joinMembers(
  values: readonly AbstractValue[],
  depth: number,
): ReadonlyMap<string, AbstractValue> | undefined {
  if (depth >= MAX_DEPTH) return schemasAmong(values);
  const table = values[0]?.members;
  if (values.every((value) => value.members === table)) return table;
  const names = new Set<string>();
  for (const { members } of values) for (const name of members?.keys() ?? []) names.add(name);
  effort.parts += names.size * values.length;
  const members = new Map<string, AbstractValue>();
  const wholes = new Map<string, AbstractValue>();
  const saysOfOthers = values.map(hasOtherMembers);
  for (const name of names) {
    const held: AbstractValue[] = [];
    const without: AbstractValue[] = [];
    let which = "";
    for (let i = 0; i < values.length; i++) {
      const value = values[i] ?? NOTHING;
      const own = value.members?.get(name);
      if (own) held.push(own);
      else if (saysOfOthers[i] === true) {
        without.push(value);
        which += `${i},`;
      }
    }
    // Of sixty objects most lack a name of one of them, and lack its other names as well.
    if (without.length > 0) {
      const whole = wholes.get(which) ?? withoutNames(without);
      wholes.set(which, whole);
      held.push(keptAsPart(name, loadMember(whole, name)));
    } else if (held.length < values.length && !isKeptInLoops(name, values)) held.push(NOTHING);
    const isBare = name === "__proto__" && held.every(({ constant }) => constant?.value === null);
    members.set(name, (isBare && held[0]) || join(held, depth + 1));
  }
  return members;
}

/** Before a loop was gone through once, what comes back from its end is nothing, and no object with a prototype. */
function isKeptInLoops(name: string, values: readonly AbstractValue[]): boolean {
  return (
    name === "__proto__" && values.every((each) => each === NOTHING || each.members?.has(name))
  );
}

/** True where something is known of members that are not named. */
function hasOtherMembers({ taints, unknowns, members }: AbstractValue): boolean {
  return taints.length > 0 || unknowns.length > 0 || members?.has(ANY_MEMBER) === true;
}

/** What holds for all members of values that do not have one by its name. */
function withoutNames(values: readonly AbstractValue[]): AbstractValue {
  const unnamed = join(values.flatMap(({ members }) => members?.get(ANY_MEMBER) ?? []));
  return {
    ...NOTHING,
    taints: joinField(values, taintsOf, joinTaints),
    unknowns: joinField(values, unknownsOf, joinUnknowns),
    members: unnamed === NOTHING ? undefined : new Map([[ANY_MEMBER, unnamed]]),
  };
}

/** The same function made twice is one function, with either of the values that it saw. */
function joinClosures(lists: readonly (readonly Closure[])[]): readonly Closure[] {
  const byKey = new Map<string, Closure>();
  for (const closure of filledLists(lists).flat()) {
    const key = `${closure.file}:${closure.index}`;
    const known = byKey.get(key);
    if (!known) byKey.set(key, closure);
    if (!known || known === closure) continue;
    const captures = new Map(known.captures);
    for (const [variable, value] of closure.captures) {
      captures.set(variable, join([captures.get(variable) ?? NOTHING, value]));
    }
    const receivers = [known.receiver, closure.receiver].filter((each) => each !== undefined);
    byKey.set(key, {
      ...known,
      captures,
      ...(receivers.length > 0 ? { receiver: join(receivers) } : {}),
    });
  }
  return [...byKey.values()].slice(0, MAX_PARTS);
}
