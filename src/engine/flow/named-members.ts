import type { AbstractValue } from "./abstract-value.ts";
import { NOTHING } from "./abstract-value.ts";
import type { ApiNode } from "./api-node.ts";
import { namedMembersOf } from "./unknown-members.ts";

/** Members of a place whose sinks are the same, with nothing deeper in them: `total`, `price`, `tax`. */
interface Alike {
  readonly node: ApiNode;
  readonly names: readonly string[];
}

/**
 * Members of an argument that a function hands on whole, `send(mail)` with `transport.sendMail(mail)`:
 * who calls the function may have written them down.
 */
export function handedMembers(
  place: ApiNode,
  { members, unknowns }: AbstractValue,
): readonly (readonly [ApiNode, AbstractValue])[] {
  if (unknowns.length === 0) return [];
  return alikeIn(place).flatMap(({ node, names }) => {
    const open = members ? names.filter((name) => !members.has(name)) : names;
    if (open.length === 0) return [];
    return [[node, { ...NOTHING, unknowns: namedMembersOf(unknowns, open) }] as const];
  });
}

const known = new WeakMap<ApiNode, readonly Alike[]>();

function alikeIn(place: ApiNode): readonly Alike[] {
  const before = known.get(place);
  if (before) return before;
  const found: { node: ApiNode; names: string[] }[] = [];
  for (const [name, node] of place.members) {
    const same = isFlat(node) ? found.find((each) => hasSameSinks(each.node, node)) : undefined;
    if (same) same.names.push(name);
    else if (mayHarm(node)) found.push({ node, names: [name] });
  }
  known.set(place, found);
  return found;
}

/** Deeper than this nothing is looked for in an argument. */
const MAX_DEPTH = 5;

/** Functions in what is handed over are looked at where they are written. */
function mayHarm(node: ApiNode, depth = 0): boolean {
  if (node.sinks.length > 0 || node.element) return true;
  if (depth > MAX_DEPTH) return false;
  return [...node.members.values()].some((each) => mayHarm(each, depth + 1));
}

function isFlat({ members, anyMember, element, returned }: ApiNode): boolean {
  return members.size === 0 && !anyMember && !element && !returned;
}

function hasSameSinks(one: ApiNode, other: ApiNode): boolean {
  return (
    isFlat(one) &&
    one.sinks.length === other.sinks.length &&
    one.sinks.every((sink, i) => sink === other.sinks[i])
  );
}
