import type { ChannelRow } from "../models/model.ts";
import type { PathToken } from "../models/place.ts";
import { type AbstractValue, type Closure, NOTHING, join, loadMember } from "./abstract-value.ts";
import { storeMember } from "./stored-members.ts";
import type { ApiNode } from "./api-node.ts";
import { callOf } from "./call-of.ts";
import { argumentCount, argumentOf } from "./call-conditions.ts";
import type { Instruction } from "../ir/ir.ts";
import type { Activation, CallRequest, Solver } from "./solver.ts";
import type { Thrown } from "./summary.ts";

/** Finds the value at a path from a call. */
type Read = (path: readonly PathToken[]) => AbstractValue;

/** `res.locals.label = x`: whoever handles the request next finds it there. */
export function writeMember(
  solver: Solver,
  store: Extract<Instruction, { op: "store" }>,
  activation: Activation,
): void {
  const { object, name, value } = store;
  const { apis } = activation.values[object] ?? NOTHING;
  const rows = memberRows(apis, name);
  if (rows.length === 0) return;
  if (isSameMember(store, activation)) return;
  for (const row of rows) {
    const id = idOf(solver, activation.file, row, name);
    solver.shared.give(id, activation.values[value] ?? NOTHING, activation);
  }
}

/** A member that a call may have changed, or that was looked at, is put back where it was. */
function isSameMember(
  { object, name, value }: Extract<Instruction, { op: "store" }>,
  { facts, index, values }: Activation,
): boolean {
  const { code = [] } = facts.ir.functions[index] ?? {};
  let each = code[value];
  if (each?.op !== "changed" && each?.op !== "refined") return false;
  while (each?.op === "changed" || each?.op === "refined") each = code[each.value];
  if (each?.op !== "load" || each.name !== name) return false;
  const owner = values[object]?.apis ?? [];
  return values[each.object]?.apis.some((api) => owner.includes(api)) === true;
}

/** What others left under a name of an object that a package shares. */
export function readMember(
  solver: Solver,
  object: AbstractValue,
  name: string,
  file: string,
): AbstractValue {
  const rows = memberRows(object.apis, name);
  if (rows.length === 0) return NOTHING;
  return join(rows.map((row) => given(solver, idOf(solver, file, row, name))));
}

/** A call that writes to a channel or reads from one: the values that it gives back. */
export function callChannels(
  solver: Solver,
  node: ApiNode,
  request: CallRequest,
  read: Read,
  activation: Activation,
): AbstractValue[] {
  const results: AbstractValue[] = [];
  for (const row of node.channels) {
    if (!row.key && row.writes?.[1]?.token === "any-member") {
      writeEach(solver, row, request, activation);
      continue;
    }
    const key = row.key ? (keyIn(solver, read(row.key)) ?? toldName(request, row.key)) : "";
    if (key === undefined) continue;
    const at = (position: number) => idOf(solver, request.site.file, row, key, position);
    const [written, ...deeper] = row.writes ?? [];
    if (written && deeper.length > 0) {
      solver.shared.give(at(0), read(row.writes ?? []), activation);
    } else if (written?.token === "argument") {
      const last = written.to ?? argumentCount(request) - 1;
      for (let i = written.from; i <= last; i++)
        solver.shared.give(at(i - written.from), argumentOf(request, i), activation);
    }
    const [from, ...path] = row.reads ?? [];
    const [next] = path;
    if (from?.token === "return") results.push(given(solver, at(0)));
    // `subscribe({ next(value) { … } })`
    const named = next?.token === "member" ? next.names : undefined;
    const [parameter, ...inside] = named ? path.slice(1) : path;
    if (from?.token !== "argument" || parameter?.token !== "parameter") continue;
    for (const closure of functionsIn(request, from, named)) {
      const count = solver.facts(closure.file)?.ir.functions[closure.index]?.parameters.length ?? 0;
      const handed = Array.from({ length: count }, (_, i) =>
        i >= parameter.from && i <= (parameter.to ?? i)
          ? within(given(solver, at(i - parameter.from)), inside)
          : NOTHING,
      );
      const isTold = handed.some((value) => value !== NOTHING);
      if (isTold) solver.callClosure(closure, callOf(closure, handed, request.site), activation);
    }
  }
  return results;
}

/** A value that stands where a library takes it to show it elsewhere: the context of all handlers. */
export function writeAtPlace(
  solver: Solver,
  nodes: readonly ApiNode[],
  value: AbstractValue,
  file: string,
  activation: Activation,
): void {
  for (const row of nodes.flatMap(({ channels }) => channels)) {
    if (row.writes?.length === 0 && isOf(solver, file, row))
      solver.shared.give(idOf(solver, file, row, ""), value, activation);
  }
}

/** `register({ orders: … })`: what stands under each name of an object is written under that name. */
function writeEach(
  solver: Solver,
  row: ChannelRow,
  request: CallRequest,
  activation: Activation,
): void {
  const [argument, , ...inside] = row.writes ?? [];
  if (argument?.token !== "argument") return;
  for (const [name, member] of argumentOf(request, argument.from).members ?? []) {
    const value = inside.reduce(
      (each, token) => (token.token === "member" ? loadMember(each, token.names[0] ?? "") : each),
      member,
    );
    solver.shared.give(idOf(solver, request.site.file, row, name), value, activation);
  }
}

function isOf(solver: Solver, file: string, { platforms }: ChannelRow): boolean {
  if (!platforms) return true;
  return platforms.some((platform) => {
    const [name = "", versions] = platform.split(/(?<=.)@/);
    if (versions !== undefined) return solver.program.isVersion(file, name, versions);
    return solver.program.packages(file)?.has(name) ?? false;
  });
}

/** What a function that was handed over throws, where a library hands that on. */
export function writeThrown(
  solver: Solver,
  nodes: readonly ApiNode[],
  { thrown, rejected }: Thrown,
  file: string,
  activation: Activation,
): void {
  for (const node of nodes) {
    if (thrown && node.thrown) writeAtPlace(solver, [node.thrown], thrown, file, activation);
    if (rejected && node.rejected)
      writeAtPlace(solver, [node.rejected], rejected, file, activation);
  }
}

/** What a library shows at a place that was written elsewhere. */
export function readAtPlace(
  solver: Solver,
  nodes: readonly ApiNode[],
  file: string,
): AbstractValue[] {
  return nodes.flatMap(({ channels }) =>
    channels.flatMap((row) =>
      row.reads?.length === 0
        ? keysOfFile(solver, row, file).map((key) => given(solver, idOf(solver, file, row, key)))
        : [],
    ),
  );
}

/** What a file says of the things that it is told: `export const config = { event: ["order.placed"] }`. */
function keysOfFile(solver: Solver, { exported }: ChannelRow, file: string): readonly string[] {
  if (exported === undefined) return [""];
  const [name = "", ...members] = exported.split(".");
  const said = members.reduce(loadMember, solver.exported(file, name));
  const keys = [said, ...(said.members?.values() ?? [])].map(({ constant }) => constant?.value);
  return keys.filter((key) => typeof key === "string");
}

/** What is written to channels without a name: errors that were handed to whoever handles errors. */
export function handedErrors(
  solver: Solver,
  nodes: readonly ApiNode[],
  file: string,
): AbstractValue {
  const rows = nodes.flatMap(({ channels }) => channels.filter(({ writes }) => writes));
  return join(rows.map((row) => given(solver, idOf(solver, file, row, ""))));
}

/** What is written to a channel under a key, as the first parameter gets it that reads there. */
export function written(solver: Solver, file: string, row: ChannelRow, key: string): AbstractValue {
  return within(given(solver, idOf(solver, file, row, key)), row.reads ?? []);
}

/** Begins the names of members that say how a thing is called which somebody handed in. */
export const NAMED = "(named) ";

function toldName({ receiver }: CallRequest, [first, member]: readonly PathToken[]) {
  if (first?.token !== "receiver" || member?.token !== "member") return undefined;
  const beginning = `${NAMED}${member.names[0]}=`;
  const told = [...(receiver?.members?.keys() ?? [])].filter((name) => name.startsWith(beginning));
  return told.length === 1 ? told[0]?.slice(beginning.length) : undefined;
}

/** A constant, an object of constants as a text, or the name of the class of an object. */
function keyIn(
  solver: Solver,
  { constant, members, instances }: AbstractValue,
): string | undefined {
  if (typeof constant?.value === "string") return constant.value;
  const [instance] = instances;
  if (instance) return solver.facts(instance.file)?.ir.classes[instance.index]?.name;
  const entries = [...(members ?? [])].map(([name, member]) => [name, member.constant?.value]);
  const isConstant = entries.length > 0 && entries.every(([, value]) => value !== undefined);
  return isConstant ? JSON.stringify(entries) : undefined;
}

function given(solver: Solver, id: string): AbstractValue {
  return solver.shared.given(id) ?? NOTHING;
}

function functionsIn(
  request: CallRequest,
  { from, to }: Extract<PathToken, { token: "argument" }>,
  named: readonly string[] | undefined,
): readonly Closure[] {
  const last = Math.min(to ?? from, request.arguments.length - 1);
  return Array.from({ length: Math.max(0, last - from + 1) }, (_, i) =>
    argumentOf(request, from + i),
  ).flatMap((each) =>
    named ? named.flatMap((name) => loadMember(each, name).closures) : each.closures,
  );
}

/** `job.data`: what was written stands inside of what is handed over. */
function within(value: AbstractValue, path: readonly PathToken[]): AbstractValue {
  if (value === NOTHING) return NOTHING;
  return path.reduceRight(
    (inside, token) =>
      token.token === "member"
        ? token.names.reduce((object, name) => storeMember(object, name, inside), NOTHING)
        : inside,
    value,
  );
}

/** What a library gives by itself under a name is nobody's to share. */
function memberRows(apis: readonly ApiNode[], name: string): ChannelRow[] {
  const rows = apis.flatMap(({ channels }) =>
    channels.filter(({ writes, reads }) => !writes && !reads),
  );
  if (rows.length === 0 || apis.some((node) => node.members.has(name))) return [];
  return rows;
}

/** Packages are programs of their own. */
function idOf(
  solver: Solver,
  file: string,
  { channel, beside }: ChannelRow,
  key: string,
  position = 0,
): string {
  // What stands beside it alone knows of it.
  if (beside === "file") return `${file}#${channel}#${key}#${position}`;
  if (beside === "folder") return `${file.replace(/[^/]*$/, "")}#${channel}#${key}#${position}`;
  return `${solver.program.packageFolder(file) ?? "/"}#${channel}#${key}#${position}`;
}
