/** What of a value says whether it is more than constants. */
interface Data {
  readonly taints: readonly unknown[];
  readonly unknowns: readonly unknown[];
  readonly apis: readonly unknown[];
  readonly closures: readonly unknown[];
  readonly classes: readonly unknown[];
  readonly instances: readonly unknown[];
  readonly members: ReadonlyMap<string, Data> | undefined;
}

/** Tables of constants may be deeper, as long as they are small: schemas are. */
const MAX_DATA_DEPTH = 7;
const MAX_DATA_MEMBERS = 30;

/** Constants inside of one another: a schema, or a table. */
export function isData(value: Data, depth = MAX_DATA_DEPTH): boolean {
  const { taints, unknowns, apis, closures, classes, instances, members } = value;
  const callable = apis.length + closures.length + classes.length + instances.length;
  if (taints.length + unknowns.length + callable > 0) return false;
  if (!members) return true;
  if (depth === 0 || members.size > MAX_DATA_MEMBERS) return false;
  for (const member of members.values()) if (!isData(member, depth - 1)) return false;
  return true;
}
