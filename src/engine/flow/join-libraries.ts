import type { ApiNode } from "./api-node.ts";
import type { PlacedPattern } from "./placed-pattern.ts";

/** What may be a schema, and says where it was made. */
interface Placed {
  readonly apis: readonly ApiNode[];
  readonly constant: { readonly value: unknown } | undefined;
}

/** What of a value says which library it is of, and whether it is more than a symbol. */
interface OfLibrary {
  readonly taints: readonly unknown[];
  readonly unknowns: readonly unknown[];
  readonly closures: readonly unknown[];
  readonly members: ReadonlyMap<string, unknown> | undefined;
  readonly apis: readonly ApiNode[];
  readonly replaced?: ReadonlySet<string> | undefined;
  readonly regex: PlacedPattern | undefined;
}

/** A schema that a caller hands over is the same schema with the same pattern where only a symbol stands beside it. */
export function patternOfSchema(values: readonly OfLibrary[]): PlacedPattern | undefined {
  if (!values.some(({ apis }) => apis.some(isSchema))) return undefined;
  const [schema, ...others] = values.filter((value) => !isSymbol(value));
  if (!schema?.apis.some(isSchema)) return undefined;
  const { regex } = schema;
  const isSame = ({ regex: other }: OfLibrary): boolean =>
    other?.pattern === regex?.pattern && other?.flags === regex?.flags;
  return others.every(isSame) ? regex : undefined;
}

function isSymbol({ unknowns, taints, members, apis, closures }: OfLibrary): boolean {
  return unknowns.length > 0 && taints.length + apis.length + closures.length === 0 && !members;
}

/** The members of a library that something was stored over on all ways. */
export function replacedInAll(values: readonly OfLibrary[]): ReadonlySet<string> | undefined {
  let common: ReadonlySet<string> | undefined;
  for (const { apis, replaced } of values) {
    if (apis.length === 0) continue;
    if (!replaced) return undefined;
    common = common ? new Set([...common].filter((name) => replaced.has(name))) : replaced;
  }
  return common;
}

function isSchema({ schemas }: ApiNode): boolean {
  return schemas.length > 0;
}

/**
 * The members that are schemas, of objects which are too deep for others: a route in a list of what a
 * file exports is known by the schema that it names.
 */
export function schemasAmong<Value extends Placed>(
  values: readonly { readonly members: ReadonlyMap<string, Value> | undefined }[],
): ReadonlyMap<string, Value> | undefined {
  let found: Map<string, Value> | undefined;
  const [first, ...others] = values;
  for (const [name, member] of first?.members ?? []) {
    if (!member.apis.some(isSchema)) continue;
    const isSame = others.every(({ members }) => isMadeWith(members?.get(name), member));
    if (isSame) (found ??= new Map()).set(name, member);
  }
  return found;
}

/** What was made in one place says the same. */
function isMadeWith(one: Placed | undefined, other: Placed): boolean {
  const place = other.constant?.value;
  return one === other || (place !== undefined && one?.constant?.value === place);
}
