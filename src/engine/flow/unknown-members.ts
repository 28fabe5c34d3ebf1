import {
  ALL_KINDS,
  type Kinds,
  NO_KINDS,
  OBJECT,
  type Taint,
  type Unknown,
  WHOLE,
  givenBack,
  kindsOf,
} from "./taint.ts";

/** Paths longer than this end where they are. */
const MAX_PATH = 4;

/** Stands in paths, and in models, for the names of an object's members: who sends the object decides them. */
export const ANY_KEY = "(key)";
/** Stands in paths for the keys under which a value was found; no member is called like this. */
export const FOUND_UNDER = "[key]";
/** Stands in paths for the text made of a value, members and all. */
export const AS_TEXT = "[text]";
/** Stands in paths for an object whose members a value names. */
export const AS_NAMES = "[names]";

/** The members of unknown parts under a name: the same list each time, so that what is joined of it stays equal. */
export function membersOf(unknowns: Parts, name: string): readonly Unknown[] {
  if (unknowns.length === 0) return unknowns;
  const byName = (unknowns[MEMBERS] ??= new Map());
  let members = byName.get(name);
  if (!members) {
    // Where a path has no room for it, the question would be lost, and the whole would be the answer.
    const asked = askedNames(name) ? withRoom(unknowns) : unknowns;
    members = asked.map((unknown) => memberOfUnknown(unknown, name));
    byName.set(name, members);
  }
  return members;
}

/** Stands in paths for what a function gives that somebody handed over. */
export const GIVEN_BACK = "[()]";

/** Begins the path of members that count only where whoever gave the object wrote them down, with their names. */
const WRITTEN_DOWN = "[own] ";

/** Members of unknown parts that count only where their giver named them: what a whole object holds is a guess. */
export function namedMembersOf(unknowns: Parts, names: readonly string[]): readonly Unknown[] {
  return membersOf(unknowns, WRITTEN_DOWN + names.join());
}

function withRoom(unknowns: readonly Unknown[]): readonly Unknown[] {
  return unknowns.filter(({ path }) => path.length < MAX_PATH);
}

/** Models put beside a text of JSON which amounts it says: what a text is by itself says none. */
const SAID_AMOUNT = "(amount)";

/** The names that such a path asks for; undefined of all others. */
export function askedNames(name: string): readonly string[] | undefined {
  if (name === SAID_AMOUNT) return [SAID_AMOUNT];
  return name.startsWith(WRITTEN_DOWN) ? name.slice(WRITTEN_DOWN.length).split(",") : undefined;
}

/** Unknown parts that know their members; tables beside them would cost more than they save. */
interface Parts extends ReadonlyArray<Unknown> {
  [MEMBERS]?: Map<string, readonly Unknown[]>;
}

const MEMBERS = Symbol("members");

function memberOfUnknown(whole: Unknown, name: string): Unknown {
  const unknown = givenBack(whole);
  const { path, key } = unknown;
  return path.length >= MAX_PATH
    ? unknown
    : { ...unknown, path: [...path, name], key: `${key}.${name}` };
}

/** The text of something that the caller decides: what it is made of is seen there. */
export function textOfUnknown(unknown: Unknown): Unknown {
  const { path, key } = unknown;
  if (path.length >= MAX_PATH || path.at(-1) === AS_TEXT) return unknown;
  return { ...unknown, path: [...path, AS_TEXT], key: `${key}.${AS_TEXT}` };
}

/** The keys under which unknown parts were found, as far as their paths have room. */
export function keysOfUnknowns(unknowns: readonly Unknown[]): Unknown[] {
  return unknowns
    .filter(({ path }) => path.length < MAX_PATH && path.at(-1) !== AS_NAMES)
    .map((unknown) => ({
      ...unknown,
      path: [...unknown.path, FOUND_UNDER],
      key: `${unknown.key}.${FOUND_UNDER}`,
      cleared: NO_KINDS,
    }));
}

const RECORD = kindsOf(["record"]);
/** What no number, identifier or name of a list harms: whoever sends these does not choose a name. */
const FREE_TEXT = kindsOf(["sql"]);
const NO_HARM_BY_NAMES: Kinds = ALL_KINDS & ~RECORD;

/** True of what its sender may write any name into. */
function isFreeName({ cleared }: Taint | Unknown): boolean {
  return (cleared & (RECORD | FREE_TEXT)) === 0;
}

/** Names as an object that has members of these names, whatever they hold: `Object.fromEntries(formData)`. */
export function asNames(
  taints: readonly Taint[],
  unknowns: readonly Unknown[],
): { readonly taints: readonly Taint[]; readonly unknowns: readonly Unknown[] } {
  const states = OBJECT | WHOLE;
  return {
    taints: taints
      .filter(isFreeName)
      .map((taint) => ({ ...taint, states, cleared: taint.cleared | NO_HARM_BY_NAMES })),
    unknowns: unknowns
      .filter((each) => isFreeName(each) && each.path.length < MAX_PATH)
      .map((unknown) => ({
        ...unknown,
        path: [...unknown.path, AS_NAMES],
        key: `${unknown.key}.${AS_NAMES}`,
        states,
        cleared: unknown.cleared | NO_HARM_BY_NAMES,
      })),
  };
}
