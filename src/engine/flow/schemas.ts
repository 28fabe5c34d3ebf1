import type { SinkKind, UnknownMembers } from "../models/kinds.ts";
import type { SchemaRow } from "../models/model.ts";
import { type AbstractValue, NOTHING, join } from "./abstract-value.ts";
import { storeAny, storeMember } from "./stored-members.ts";
import { jsonSchemaOf } from "./json-schema.ts";
import { allowsOnly } from "./pattern.ts";
import type { PlacedPattern } from "./placed-pattern.ts";
import { recalled } from "./remembered.ts";
import type { Activation, CallRequest, Solver } from "./solver.ts";
import { clear, clearAsSaid } from "./untrusted.ts";

/** Methods of schemas that ask a text to match a pattern. */
const PATTERN_METHODS = new Set(["regex", "pattern", "matches"]);

/** Schemas of schemas deeper than this are not looked into. */
const MAX_DEPTH = 4;

/** What was asked of a schema. */
export interface Asked {
  /** True where what was sent is used on: the schema was only asked whether it lets it through. */
  readonly isSent?: boolean;
  /** What the call says of members that no schema names, whatever the schema says. */
  readonly unknown?: UnknownMembers;
}

const OF_RESULT: Asked = {};
/** What more members than a schema names do harm to. */
const BY_MORE_MEMBERS: readonly SinkKind[] = ["record", "merge"];

/** What a schema lets through of a value: a new object whose members are as the schema's members say. */
export function passedThrough(
  solver: Solver,
  schema: AbstractValue,
  value: AbstractValue,
  request: Pick<CallRequest, "site">,
  activation: Activation,
  asked: Asked = OF_RESULT,
  depth = 0,
): AbstractValue {
  const row = rowOf(schema);
  const json = row ? undefined : jsonSchemaOf(schema);
  if (json) {
    if (value === NOTHING) return NOTHING;
    const known = clearAsSaid(plain(value), json.clears);
    const said = json.regex ? clear(known, allowsOnly(json.regex, true)) : known;
    if (depth >= MAX_DEPTH) return said;
    const inside = (part: AbstractValue, name?: string): AbstractValue => {
      const member = solver.load(value, name, request.site, activation);
      return passedThrough(solver, part, member, request, activation, asked, depth + 1);
    };
    if (json.items) return storeAny(NOTHING, inside(json.items));
    let checked = said;
    for (const [name, part] of json.properties ?? [])
      checked = storeMember(checked, name, inside(part, name));
    return checked;
  }
  // Schemas by name are as good as a schema of the object that they are for.
  if (value === NOTHING || (!row && !schema.members)) return plain(value);
  const options = row?.options && optionsOf(recalled(solver, schema, row.options));
  const said = row ? clearAsSaid(plain(value), clearsOf(row, options, asked)) : plain(value);
  let passed = schema.regex ? clear(said, allowsOnly(schema.regex, true)) : said;
  if (depth >= MAX_DEPTH) return passed;
  const load = (name: string | undefined): AbstractValue =>
    solver.load(value, name, request.site, activation);
  if (row?.element) {
    const element = recalled(solver, schema, row.element);
    if (!rowOf(element)) return passed;
    return storeAny(
      NOTHING,
      passedThrough(solver, element, load(undefined), request, activation, asked, depth + 1),
    );
  }
  const objects = (options ?? [schema]).map((each) => membersOf(solver, each));
  if (options && !objects.every((members) => members)) {
    return join(
      options.map((each) =>
        passedThrough(solver, each, value, request, activation, asked, depth + 1),
      ),
    );
  }
  // An object takes in the members that it names, so of several one that names the member passed.
  for (const name of new Set(objects.flatMap((members) => [...(members?.keys() ?? [])]))) {
    const named = objects.flatMap((members) => members?.get(name) ?? []);
    if (!named.every(rowOf)) continue;
    const member = load(name);
    const inside = named.map((each) =>
      passedThrough(solver, each, member, request, activation, asked, depth + 1),
    );
    passed = storeMember(passed, name, join(inside));
  }
  return passed;
}

/** The kinds that a row says are cleared, as far as members that the schema does not name are gone. */
function clearsOf(
  row: SchemaRow,
  options: readonly AbstractValue[] | undefined,
  { isSent = false, unknown }: Asked,
): SchemaRow["clears"] {
  const { clears } = row;
  if (clears === "all") return clears;
  const rows = [row, ...(options ?? []).flatMap((each) => rowOf(each) ?? [])];
  const objects = rows.filter((each) => each.members ?? each.unknown);
  if (objects.length === 0) return clears;
  const said = objects.map((each) => unknown ?? each.unknown);
  const areLeft = said.some((each) => each === "kept" || (isSent && each === "dropped"));
  if (areLeft) return clears.filter((kind) => !BY_MORE_MEMBERS.includes(kind));
  return unknown === "dropped" ? [...clears, ...BY_MORE_MEMBERS] : clears;
}

/** What a schema of an object, or an object of schemas, says of its members. */
function membersOf(
  solver: Solver,
  schema: AbstractValue,
): ReadonlyMap<string, AbstractValue> | undefined {
  const row = rowOf(schema);
  if (!row) return schema.members;
  return row.members && recalled(solver, schema, row.members).members;
}

/** The schemas in a list that is written down; undefined where one of them is not known. */
function optionsOf({ members }: AbstractValue): readonly AbstractValue[] | undefined {
  const options = [...(members ?? [])];
  const isKnown = options.every(([name, each]) => /^\d+$/.test(name) && rowOf(each));
  return isKnown && options.length > 0 ? options.map(([, each]) => each) : undefined;
}

/** A schema keeps the pattern that its texts have to match. */
export function withPattern(request: CallRequest, result: AbstractValue): AbstractValue {
  const { receiver, method } = request;
  if (!rowOf(result)) return result;
  // `pattern(string(), /^[a-z]+$/)`
  const [first, second] = request.arguments;
  // `regex(/^[a-z]+$/)` by itself is a step of a pipe.
  const isSecond = (method === undefined && !first?.regex) || (first && rowOf(first));
  const asked = isSecond ? second : first;
  const isAsked = method === undefined || PATTERN_METHODS.has(method);
  // `v.pipe(v.string(), v.regex(/^\d+$/))`
  const piped = method === "pipe" ? request.arguments.find(({ regex }) => regex) : undefined;
  const given = (isAsked ? asked?.regex : piped?.regex) ?? writtenPattern(request);
  const regex = given ?? (receiver && rowOf(receiver) ? receiver.regex : undefined);
  return regex ? { ...result, regex } : result;
}

/** `t.String({ pattern: "^[a-z]+$" })`: a text that becomes a pattern, as in schemas of JSON. */
function writtenPattern({ method, arguments: given }: CallRequest): PlacedPattern | undefined {
  if (method !== "String") return undefined;
  const pattern = given[0]?.members?.get("pattern")?.constant?.value;
  return typeof pattern === "string" ? { pattern, flags: "u" } : undefined;
}

export function isSchema(value: AbstractValue): boolean {
  return rowOf(value) !== undefined;
}

/** The nearest type of the value that is a schema; its wider types say less. */
function rowOf(schema: AbstractValue): SchemaRow | undefined {
  for (const node of schema.apis) if (node.schemas[0]) return node.schemas[0];
  return undefined;
}

/** The value as an object of its own: nothing of a library is behind its members any more. */
function plain(value: AbstractValue): AbstractValue {
  return value.apis.length === 0 ? value : { ...value, apis: [], replaced: undefined };
}
