import type { CallCondition } from "../models/call-condition.ts";
import type {
  ChannelRow,
  CheckRow,
  GuardRow,
  MountRow,
  ProtectionRow,
  SanitizerRow,
  SchemaRow,
  SinkRow,
  SourceRow,
  SummaryRow,
  SeriesRow,
} from "../models/model.ts";
import type { FunctionRow, PathRow } from "../models/declared-rows.ts";
import type { PathToken } from "../models/place.ts";
import type { ViewRow } from "../models/view-rows.ts";
import type { LaterRow } from "./later-calls.ts";
import { NONE, added } from "./shared-lists.ts";

/** Where values keep the place at which they were made; models name it in the keys of channels. */
export const MADE = "(made)";

/** Members of a place that has none. */
const NO_NODES: ReadonlyMap<string, ApiNode> = new Map();

interface PlacedNode {
  readonly from: number;
  readonly to: number | undefined;
  readonly node: ApiNode;
}

/** A place in a library that models say something of: a member, an argument, what a call returns. */
export class ApiNode {
  static #count = 0;
  /** Tells nodes apart in keys. */
  readonly id = ++ApiNode.#count;
  sources: readonly SourceRow[] = NONE;
  sinks: readonly SinkRow[] = NONE;
  sanitizers: readonly SanitizerRow[] = NONE;
  guards: readonly GuardRow[] = NONE;
  /** What values at this place look at before handlers that are handed over with them. */
  checks: readonly CheckRow[] = NONE;
  /** What calls put before routes that stand elsewhere. */
  mounts: readonly MountRow[] = NONE;
  views: readonly ViewRow[] = NONE;
  series: readonly SeriesRow[] = NONE;
  functions: readonly FunctionRow[] = NONE;
  /** What calls make of names of the program's own files. */
  paths: readonly PathRow[] = NONE;
  /** True where values keep the place at which they were made, by which channels know them. */
  keepsPlace = false;
  protections: readonly ProtectionRow[] = NONE;
  /** Of types: what values that passed a schema of the type are cleared of. */
  schemas: readonly SchemaRow[] = NONE;
  summaries: readonly SummaryRow[] = NONE;
  /** What happens to functions that an earlier call was handed, once this call is made. */
  later: readonly LaterRow<ApiNode>[] = NONE;
  /** True where a call's functions are called later, so that its result keeps them. */
  keepsArguments = false;
  /** What is written here and read elsewhere, and the other way round. */
  channels: readonly ChannelRow[] = NONE;
  /** Types that values at this place have. */
  types: readonly string[] = NONE;
  /** What holds here only after a call that looks a certain way. */
  conditional: readonly { when: readonly CallCondition[]; node: ApiNode }[] = NONE;
  members: ReadonlyMap<string, ApiNode> = NO_NODES;
  /** Members by how their names begin: `create*`. */
  beginnings: ReadonlyMap<string, ApiNode> = NO_NODES;
  /** By position; those of ranges stand in `argumentRanges`. */
  arguments: readonly PlacedNode[] = NONE;
  parameters: readonly PlacedNode[] = NONE;
  anyMember: ApiNode | undefined;
  receiver: ApiNode | undefined;
  returned: ApiNode | undefined;
  /** Of types: that of what functions return whose first parameter is annotated so. */
  answer: string | undefined;
  instance: ApiNode | undefined;
  element: ApiNode | undefined;
  thrown: ApiNode | undefined;
  rejected: ApiNode | undefined;

  /** The nodes of a member, by name and for any name. */
  member(name: string): ApiNode[] {
    // `promisifyAll` puts `readFileAsync` beside `readFile`.
    const promised = name.endsWith("Async") ? this.members.get(name.slice(0, -5)) : undefined;
    const own = this.members.get(name) ?? promised;
    const known = [own, this.anyMember].filter((node) => node !== undefined);
    for (const [beginning, node] of this.beginnings)
      if (name.startsWith(beginning)) known.push(node);
    return known;
  }

  /** The node for rows with these conditions, which are asked of the last call on the way here. */
  under(when: readonly CallCondition[] | undefined): ApiNode {
    if (!when || when.length === 0) return this;
    const node = new ApiNode();
    this.conditional = added(this.conditional, { when, node });
    return node;
  }

  argumentAt(index: number): ApiNode[] {
    return inRange(this.arguments, index);
  }

  parameterAt(index: number): ApiNode[] {
    return inRange(this.parameters, index);
  }
}

function inRange(
  list: readonly { from: number; to: number | undefined; node: ApiNode }[],
  index: number,
): ApiNode[] {
  return list
    .filter(({ from, to }) => index >= from && (to === undefined || index <= to))
    .map(({ node }) => node);
}

/** The node under a name of a table that belongs to whoever asks. */
export function entry(table: ReadonlyMap<string, ApiNode>, name: string): ApiNode {
  const known = table.get(name);
  if (known) return known;
  const node = new ApiNode();
  (table as Map<string, ApiNode>).set(name, node);
  return node;
}

/** `Member[get,post].Argument[0]` is one place under two names, so two nodes. */
export function follow(start: readonly ApiNode[], path: readonly PathToken[]): ApiNode[] {
  let nodes = [...start];
  for (const token of path) {
    nodes =
      token.token === "member"
        ? nodes.flatMap((node) => token.names.map((name) => memberAt(node, name)))
        : nodes.map((node) => step(node, token));
  }
  return nodes;
}

function memberAt(node: ApiNode, name: string): ApiNode {
  if (name.endsWith("*")) {
    if (node.beginnings === NO_NODES) node.beginnings = new Map();
    return entry(node.beginnings, name.slice(0, -1));
  }
  if (node.members === NO_NODES) node.members = new Map();
  return entry(node.members, name);
}

function step(node: ApiNode, token: Exclude<PathToken, { token: "member" }>): ApiNode {
  switch (token.token) {
    case "any-member":
      return (node.anyMember ??= new ApiNode());
    case "receiver":
      return (node.receiver ??= new ApiNode());
    case "return":
      return (node.returned ??= new ApiNode());
    case "instance":
      return (node.instance ??= new ApiNode());
    case "element":
      return (node.element ??= new ApiNode());
    case "thrown":
      return (node.thrown ??= new ApiNode());
    case "rejected":
      return (node.rejected ??= new ApiNode());
    // Promises and what they give are not told apart.
    case "awaited":
      return node;
    default:
      return placed(node, token.token === "argument" ? "arguments" : "parameters", token);
  }
}

function placed(
  node: ApiNode,
  list: "arguments" | "parameters",
  { from, to }: { readonly from: number; readonly to?: number | undefined },
): ApiNode {
  const known = node[list].find((each) => each.from === from && each.to === to);
  if (known) return known.node;
  const made = new ApiNode();
  node[list] = added(node[list], { from, to, node: made });
  return made;
}
