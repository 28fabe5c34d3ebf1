import type { Instruction, Value } from "../ir/ir.ts";
import type { Test } from "../ir/value-test.ts";
import {
  type AbstractValue,
  type Closure,
  NOTHING,
  join,
  loadAny,
  loadMember,
} from "./abstract-value.ts";
import type { GuardRow } from "../models/model.ts";
import { holds as isFulfilled } from "./call-conditions.ts";
import { read } from "./call-paths.ts";
import { isHostCheck, isLookUp, isMachineCheck } from "./host-names.ts";
import { narrowed } from "./narrow.ts";
import { asFarAs } from "./same-as.ts";
import { passedThrough } from "./schemas.ts";
import type { Activation, CallRequest, Solver } from "./solver.ts";
import { comparesWeakly } from "./weak-comparison.ts";
import type { Summary } from "./summary.ts";
import { storeAny } from "./stored-members.ts";
import { withListsLetThrough } from "./strict-key-checks.ts";
import { type Binding, Filling } from "./substitute.ts";
import { checkedByTable } from "./table-checks.ts";
import { ANY_STATE, INSIDE, kindsOf } from "./taint.ts";
import { clear, clearAsSaid, mapMembers, restrictStates } from "./untrusted.ts";
import { leavesConstructor } from "./walks-functions.ts";

type CallTest = Extract<Test, { kind: "call" }>;
type Call = Extract<Instruction, { op: "call" }>;

/** What is left to fear of an argument (or the receiver) where a call said yes, or no. */
export function refineByCall(
  solver: Solver,
  value: AbstractValue,
  test: CallTest,
  holds: boolean,
  activation: Activation,
): AbstractValue {
  const call = activation.facts.ir.functions[activation.index]?.code[test.call];
  if (call?.op !== "call") return value;
  const at = (number: Value): AbstractValue => activation.values[number] ?? NOTHING;
  const { argument, member, named } = test;
  const callee = at(call.callee);
  if (argument >= call.spreadFrom && argument >= 0) return value;
  const name = nameOf(call, callee, activation);
  const isFound = argument >= 0 && holds && isLookUp(name, ownerOf(call, activation));
  const isCheck =
    argument >= 0 &&
    holds &&
    isHostCheck(name) &&
    !callee.closures.some((each) => comparesWeakly(solver, each, argument));
  const isNamed = isFound || isCheck;
  const asked: Asked = {
    given: call.arguments.map(at),
    receiver: call.receiver === undefined ? undefined : at(call.receiver),
    argument,
    holds,
    member,
  };
  const byRows = (left: AbstractValue): AbstractValue => {
    const rows = rowsOf(callee, test, holds);
    if (rows.length === 0) return left;
    const request = requestOf(call, callee, at, activation);
    return rows
      .filter(({ when }) => !when || when.every((each) => isFulfilled(each, request)))
      .reduce((less, row) => checkedBy(solver, row, less, request, activation), left);
  };
  if (named !== undefined) {
    const left = byRows(isNamed ? clear(value, HOSTS) : value);
    const whole = at(call.arguments[argument] ?? -1);
    const passed = refineByCall(solver, whole, { ...test, named: undefined }, holds, activation);
    return passed === whole ? left : asFarAs(named.reduce(loadMember, passed), left);
  }
  if (member !== undefined && isFound) return clear(value, HOSTS);
  if (member !== undefined) return refineByClosures(solver, callee.closures, asked, byRows(value));
  if (argument === -1 && isAboutElements(call, holds)) {
    return refineElements(solver, value, at(call.arguments[0] ?? -1), holds);
  }
  // What the function does may say more than its name.
  const trusted = isNamed ? clear(value, HOSTS) : value;
  const known =
    argument >= 0 && isMachineCheck(name, holds)
      ? restrictStates(trusted, ANY_STATE & ~INSIDE)
      : trusted;
  if (callee.closures.length > 0) {
    if (leavesConstructor(solver, callee.closures, activation)) return known;
    const left = refineByClosures(solver, callee.closures, asked, known);
    return withListsLetThrough(solver, callee.closures, known, left);
  }
  return byRows(known);
}

function rowsOf(
  { apis }: AbstractValue,
  { argument, member, named }: CallTest,
  holds: boolean,
): GuardRow[] {
  return apis
    .flatMap((node) => node.guards)
    .filter((row) => !row.throws && row.member === member)
    .filter((row) => (row.named ?? false) === (named !== undefined))
    .filter((row) => row.argument === argument && row.holds === holds);
}

function requestOf(
  call: Call,
  callee: AbstractValue,
  at: (value: Value) => AbstractValue,
  { file }: Activation,
): CallRequest {
  return {
    callee,
    receiver: call.receiver === undefined ? undefined : at(call.receiver),
    method: call.method,
    arguments: call.arguments.map(at),
    spreadFrom: call.spreadFrom,
    isNew: false,
    site: { file, start: call.start, end: call.end },
  };
}

/** What a row says of a value that it checked: by itself, or with the schema that the call was made with. */
function checkedBy(
  solver: Solver,
  row: GuardRow,
  value: AbstractValue,
  request: CallRequest,
  activation: Activation,
): AbstractValue {
  const said = clearAsSaid(value, row.clears);
  const schema = row.schema && read(solver, row.schema, request, activation);
  if (!schema || schema === NOTHING) return said;
  const asked = { isSent: true, unknown: row.unknown };
  return passedThrough(solver, schema, said, request, activation, asked);
}

const HOSTS = kindsOf(["redirect", "request-url", "mail-link"]);

/** What a method belongs to: `shops` of `this.shops.get(x)`. */
function ownerOf({ receiver }: Call, { facts, index }: Activation): string {
  const instruction = facts.ir.functions[index]?.code[receiver ?? -1];
  if (instruction?.op === "shared") return facts.ir.variables[instruction.variable] ?? "";
  return instruction?.op === "load" || instruction?.op === "import" ? instruction.name : "";
}

function nameOf(call: Call, callee: AbstractValue, activation: Activation): string {
  if (call.method !== undefined) return call.method;
  const instruction = activation.facts.ir.functions[activation.index]?.code[call.callee];
  if (instruction?.op === "import" || instruction?.op === "global") return instruction.name;
  // Declared, and defined elsewhere.
  if (instruction?.op === "shared" && callee.closures.length === 0)
    return activation.facts.ir.variables[instruction.variable] ?? "";
  const [closure] = callee.closures;
  const isHere = closure?.file === activation.file;
  return (isHere && activation.facts.ir.functions[closure.index]?.name) || "";
}

/** Arguments that a library's call has checked when it returns: it would have thrown. */
export function assertedBy(
  solver: Solver,
  request: CallRequest,
  changed: Map<number, AbstractValue>,
  activation: Activation,
): void {
  for (const node of request.callee.apis) {
    for (const row of node.guards) {
      if (!row.throws || row.argument >= request.spreadFrom) continue;
      if (row.when?.some((each) => !isFulfilled(each, request))) continue;
      const before = row.argument === -1 ? request.receiver : request.arguments[row.argument];
      if (!before) continue;
      const known = changed.get(row.argument) ?? before;
      changed.set(row.argument, checkedBy(solver, row, known, request, activation));
    }
  }
}

/** An element, or several, of which a function said yes. */
export function refineByPredicates(
  solver: Solver,
  element: AbstractValue,
  predicates: readonly Closure[],
  holds: boolean,
): AbstractValue {
  const asked = { given: [element], receiver: undefined, argument: 0, holds, member: undefined };
  return refineByClosures(solver, predicates, asked, element);
}

/** What is left where each of several functions may be the one that was asked. */
function refineByClosures(
  solver: Solver,
  closures: readonly Closure[],
  asked: Asked,
  value: AbstractValue,
): AbstractValue {
  const outcomes = closures.map((closure) => refineByClosure(solver, closure, asked, value));
  const [only = value] = outcomes;
  return outcomes.length <= 1 ? only : join(outcomes);
}

/** `list.every(isSku)` holds for all elements, `!list.some(isBad)` fails for all of them. */
function isAboutElements(call: Call, holds: boolean): boolean {
  return (call.method === "every" && holds) || (call.method === "some" && !holds);
}

/** A list of which a function said the same for every element. */
export function refineElements(
  solver: Solver,
  list: AbstractValue,
  predicate: AbstractValue,
  holds: boolean,
): AbstractValue {
  if (predicate.closures.length === 0) return list;
  const refine = (element: AbstractValue): AbstractValue =>
    refineByPredicates(solver, element, predicate.closures, holds);
  const unnamed = { ...NOTHING, taints: list.taints, unknowns: list.unknowns };
  const whole = refine(unnamed);
  // What was said of one member of each element is told of no other, and of no list that is given.
  if (whole.members) {
    const element = list.unknowns.length === 0 ? whole : refine(loadAny(unnamed));
    return storeAny({ ...mapMembers(list, refine), taints: [], unknowns: [] }, element);
  }
  return {
    ...mapMembers(list, refine),
    taints: whole.taints,
    unknowns: whole.unknowns,
  };
}

interface Asked {
  readonly given: readonly AbstractValue[];
  readonly receiver: AbstractValue | undefined;
  readonly argument: number;
  readonly holds: boolean;
  /** The member of what was returned that is asked, where it is not the whole. */
  readonly member: string | undefined;
}

function outcomeOf(
  summary: Summary | undefined,
  member: string | undefined,
  holds: boolean,
): readonly (AbstractValue | undefined)[] | undefined {
  if (member === undefined)
    return holds ? summary?.parametersWhenTrue : summary?.parametersWhenFalse;
  const says = summary?.members?.find(({ name }) => name === member);
  return holds ? says?.whenTrue : says?.whenFalse;
}

function refineByClosure(
  solver: Solver,
  closure: Closure,
  { given, receiver, argument, holds, member }: Asked,
  value: AbstractValue,
): AbstractValue {
  const self = closure.receiver ?? receiver;
  const summary = solver.summary(closure, given, self);
  // Nobody knows what it would have refused.
  if (summary?.isCut) return NOTHING;
  const after = outcomeOf(summary, member, holds)?.[argument];
  if (!after)
    return holds || member !== undefined
      ? value
      : checkedByTable(solver, closure, argument, given, value);
  const bind: Binding = (symbol) => {
    switch (symbol.kind) {
      case "parameter":
        return symbol.index === argument ? value : (given[symbol.index] ?? NOTHING);
      case "this":
        return self ?? NOTHING;
      case "variable":
        return closure.captures.get(symbol.variable) ?? NOTHING;
    }
  };
  return narrowed(value, argument, after, new Filling(bind));
}
