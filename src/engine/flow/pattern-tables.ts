import { type AbstractValue, NOTHING } from "./abstract-value.ts";

type Members = ReadonlyMap<string, AbstractValue>;

/** Tables in tables are followed down to this. */
const MAX_DEPTH = 4;

/** Tables are never changed once a value holds them, so what is in them is found once. */
const known = new WeakMap<Members, Members | null>();

/**
 * The patterns in a table, at whatever depth, and nothing else of it: which one a function picks
 * decides how long it takes.
 */
export function patternTable(members: Members | undefined, depth = MAX_DEPTH): Members | undefined {
  if (!members || depth === 0) return undefined;
  const found = known.get(members);
  if (found !== undefined) return found ?? undefined;
  let table: Map<string, AbstractValue> | undefined;
  for (const [name, { regex, patterns, members: inner }] of members) {
    const inside = patternTable(inner, depth - 1);
    if (!regex && !patterns && !inside) continue;
    table ??= new Map();
    table.set(name, { ...NOTHING, regex, patterns, members: inside });
  }
  known.set(members, table ?? null);
  return table;
}
