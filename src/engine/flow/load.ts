import {
  type AbstractValue,
  type ClassReference,
  type Closure,
  NOTHING,
  join,
  loadAny,
} from "./abstract-value.ts";
import { constantValue } from "./constant-value.ts";
import type { ApiNode } from "./api-node.ts";
import { isAddress } from "./address-parts.ts";
import { readAtPlace, readMember } from "./channels.ts";
import { withOwner } from "./call-handed.ts";
import { constructorOf, librariesAbove, methodOf } from "./class-members.ts";
import { ownNodes } from "./own-nodes.ts";
import { namedSources } from "./sensitive.ts";
import { memberOf } from "./stored-keys.ts";
import { ofItself, reopen } from "./untrusted.ts";
import type { SourceRow } from "../models/model.ts";
import type { Activation, Site, Solver } from "./solver.ts";
import {
  AS_FOUND,
  BY_BEGINNING,
  CHOSEN_PARTS,
  NO_KINDS,
  TEXT,
  type Taint,
  extend,
  kindsOf,
  sentStates,
} from "./taint.ts";

/** Members that say how much there is of something, and carry none of it. */
const NO_TEXT = new Set(["length", "size", "byteLength"]);

/** Members that name the same file. */
const NAMES = new Set(["href", "pathname", "name"]);

/** A member of a value: what was stored, what a library gives there, a method or getter of its class. */
export function loadValue(
  solver: Solver,
  object: AbstractValue,
  name: string | undefined,
  site: Site,
  activation: Activation,
): AbstractValue {
  if (object === NOTHING) return NOTHING;
  if (name === undefined) return join([loadAny(object), elementOfApi(solver, object, site)]);
  // Of an address, and of what stands in a folder.
  if (object.paths && NAMES.has(name)) return join([object, memberOf(object, name)]);
  if (name === "source" && object.regex) return constantValue(object.regex.pattern);
  if (NO_TEXT.has(name) && !isSentObject(object, name)) return NOTHING;
  const stored = object.replaced?.has(name) ? object.members?.get(name) : undefined;
  // What was learned of single members of it stays learned.
  if (stored) {
    const isPart = CHOSEN_PARTS.has(name);
    return isPart ? ofItself(stored, (part) => reopen(part, BY_BEGINNING)) : stored;
  }
  const member = memberOf(object, name);
  const parts = [CHOSEN_PARTS.has(name) ? reopen(member, BY_BEGINNING) : member];
  // What only a library gives there begins as the library says.
  if (member === NOTHING && object.apis.length > 0 && object.instances.length === 0) parts.pop();
  const left = readMember(solver, object, name, activation.file);
  if (left !== NOTHING) parts.push(left);
  const named = namedSources(solver, object, name, site);
  if (named !== NOTHING) parts.push(named);
  const nodes = object.apis.flatMap((node) => node.member(name));
  if (/^\d+$/.test(name)) nodes.push(...object.apis.flatMap((node) => node.element ?? []));
  // A module and its default export are the same thing, since interop makes them so.
  if (name === "default" && object.apis.length > 0) parts.push({ ...NOTHING, apis: object.apis });
  // `Object.getPrototypeOf(async () => {}).constructor` makes functions of texts as `Function` does.
  if (name === "constructor" && object.closures.length > 0 && !object.members?.has(name))
    nodes.push(...functionMaker(solver));
  if (nodes.length > 0) {
    const given = withOwner(solver.ofApi(nodes, site), object);
    // A parameter of a library's type has what the library gives, whoever calls the function.
    if (given.prefix !== undefined && parts[0] && isUnknown(parts[0]))
      parts[0] = { ...parts[0], prefix: given.prefix };
    parts.push(given);
  }
  for (const instance of object.instances) {
    if (!object.members?.has(name))
      parts.push(ofObject(solver.fieldOf(instance, name), instance, object));
    const member =
      name === "constructor"
        ? constructorOf(solver, instance)
        : methodOf(solver, instance, name, false);
    if (!member) continue;
    const { file, captures } = member.owner;
    const receiver = object.instances.length > 1 ? { ...object, instances: [instance] } : object;
    const closure = { file, index: member.index, captures, receiver };
    if (member.kind !== "getter")
      parts.push({ ...NOTHING, closures: [closure], apis: ownNodes(solver, closure) });
    else parts.push(callGetter(solver, closure, site, activation));
  }
  for (const owner of object.classes) {
    if (name === "name") parts.push(nameOfClass(solver, owner));
    if (name === "prototype") parts.push(solver.instanceOf(owner));
    const member = methodOf(solver, owner, name, true);
    if (!member) {
      const given = librariesAbove(owner).flatMap((node) => node.member(name));
      if (given.length > 0) parts.push(solver.ofApi(given, site));
      continue;
    }
    const { file, captures } = member.owner;
    const closure = { file, index: member.index, captures, receiver: object };
    if (member.kind !== "getter")
      parts.push({ ...NOTHING, closures: [closure], apis: ownNodes(solver, closure) });
    else parts.push(callGetter(solver, closure, site, activation));
  }
  const found = join(parts);
  // The path of an address begins with a slash.
  const isPath = name === "pathname" && found.prefix === undefined && isAddress(solver, object);
  return isPath && !found.constant ? { ...found, prefix: "/" } : found;
}

/** What nothing is known of but that callers may hand it over. */
function isUnknown({ taints, members, constant, unknowns }: AbstractValue): boolean {
  return unknowns.length > 0 && taints.length === 0 && !members && !constant;
}

function nameOfClass(solver: Solver, { file, index }: ClassReference): AbstractValue {
  const name = solver.facts(file)?.ir.classes[index]?.name;
  return name === undefined || name === "" ? NOTHING : constantValue(name);
}

/** An arrow function in a field knows the very object that it is read from. */
function ofObject(
  field: AbstractValue,
  { file, index }: ClassReference,
  object: AbstractValue,
): AbstractValue {
  const isOwn = ({ receiver }: Closure): boolean =>
    receiver?.instances.some((each) => each.file === file && each.index === index) ?? false;
  if (!field.closures.some(isOwn)) return field;
  return {
    ...field,
    closures: field.closures.map((each) => (isOwn(each) ? { ...each, receiver: object } : each)),
  };
}

/** In an object that somebody sends, `size` is a field like any other. */
function isSentObject(object: AbstractValue, name: string): boolean {
  return (
    name !== "length" && object.taints.some(({ states }) => (states & ~(TEXT | AS_FOUND)) !== 0)
  );
}

/** The value of a place in a library: its types, and what enters the program there. */
export function valueOfApi(solver: Solver, nodes: readonly ApiNode[], site: Site): AbstractValue {
  const apis = solver.program.trie.expand(nodes);
  const rows = exactRows(apis);
  const taints = rows.map((row): Taint => ({
    source: solver.source(row, site),
    cleared: row.clears.length > 0 ? kindsOf(row.clears) : NO_KINDS,
    states: row.kind === "stored" ? sentStates(row.states) | AS_FOUND : sentStates(row.states),
    trace: extend(undefined, { ...site, message: row.says }),
  }));
  const [first, ...others] = rows;
  const prefix = others.every(({ begins }) => begins === first?.begins) ? first?.begins : undefined;
  const own = { ...NOTHING, apis, taints, prefix };
  const shown = readAtPlace(solver, apis, site.file);
  return shown.length > 0 ? join([own, ...shown]) : own;
}

/** What rows say of the very call that was made is better than what they say of any call of its kind. */
function exactRows(apis: readonly ApiNode[]): readonly SourceRow[] {
  const rows = apis.flatMap(({ sources }) => sources);
  const exact = rows.filter(({ when }) => when);
  if (exact.length === 0) return rows;
  return rows.filter(({ kind, when }) => when || exact.every((each) => each.kind !== kind));
}

function elementOfApi(solver: Solver, object: AbstractValue, site: Site): AbstractValue {
  // Which member a computed name means is not known; elements of a list are all alike.
  const nodes = object.apis.flatMap((node) => node.element ?? []);
  return nodes.length > 0 ? solver.ofApi(nodes, site) : NOTHING;
}

function callGetter(
  solver: Solver,
  closure: AbstractValue["closures"][number],
  site: Site,
  activation: Activation,
): AbstractValue {
  const request = {
    callee: { ...NOTHING, closures: [closure] },
    receiver: closure.receiver,
    method: undefined,
    arguments: [],
    spreadFrom: 0,
    isNew: false,
    site,
  };
  return solver.callClosure(closure, request, activation).result;
}

function functionMaker({ program }: Solver): readonly ApiNode[] {
  const maker = program.trie.global("Function");
  return maker ? [maker] : [];
}
