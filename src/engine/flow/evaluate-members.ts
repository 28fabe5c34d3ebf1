import type { Instruction, Value } from "../ir/ir.ts";
import { type AbstractValue, NOTHING, join, loadAny, loadMember } from "./abstract-value.ts";
import { ANY_KEY } from "./unknown-members.ts";
import { behindHost, ledElsewhere } from "./address-parts.ts";
import { writeMember } from "./channels.ts";
import { withChosenName } from "./chosen-names.ts";
import { noteFilled } from "./filled-requests.ts";
import { noteKeptPattern } from "./library-patterns.ts";
import { withMethodsOfApi } from "./methods-of-api.ts";
import { withMethodsUnder } from "./methods-under.ts";
import { elementOfRound, keyOfName } from "./named-files.ts";
import { memberOfGlobal, writeGlobal } from "./own-globals.ts";
import { computedStore, foundUnderKey } from "./own-merges.ts";
import { storeSinks } from "./page-sinks.ts";
import { isPutBackUnchanged } from "./put-back.ts";
import { isSandboxedBefore } from "./sandboxed-frames.ts";
import { throughSetter } from "./setters.ts";
import type { Activation, Site, Solver } from "./solver.ts";
import { storeAny, storeMember } from "./stored-members.ts";
import { BY_BEGINNING, CHOSEN_PARTS, TEXT } from "./taint.ts";
import { clear, ofItself, restrictStates } from "./untrusted.ts";
import { FILE_NAMES, isUploadName } from "./upload-names.ts";

type Of<Op extends Instruction["op"]> = Extract<Instruction, { op: Op }>;

export function evaluateLoad(
  solver: Solver,
  instruction: Of<"load">,
  site: Site,
  activation: Activation,
): AbstractValue {
  const object = activation.at(instruction.object);
  const left = memberOfGlobal(solver, instruction, activation);
  const found = solver.load(object, instruction.name, site, activation);
  const member = left === NOTHING ? found : join([found, left]);
  return isUploadName(instruction, activation) ? clear(member, FILE_NAMES) : member;
}

export function evaluateLoadAny(
  solver: Solver,
  instruction: Of<"load-any">,
  site: Site,
  activation: Activation,
): AbstractValue {
  const { at } = activation;
  const key = at(instruction.key).constant?.value;
  const name = typeof key === "string" || typeof key === "number" ? String(key) : undefined;
  const object = at(instruction.object);
  // What is known by its members is no list.
  const isList = object.apis.every((node) => node.members.size === 0);
  const isWhole = name === undefined && !isList;
  const member = isWhole ? loadAny(object) : solver.load(object, name, site, activation);
  if (name !== undefined) return member;
  const under = withMethodsUnder(solver, member, object, at(instruction.key));
  const found = withMethodsOfApi(solver, under, object, instruction, site, activation);
  return foundUnderKey(solver, found, instruction, activation);
}

export function evaluateStore(
  solver: Solver,
  instruction: Of<"store">,
  site: Site,
  activation: Activation,
): AbstractValue {
  const { at } = activation;
  if (isPutBackUnchanged(instruction, activation)) return at(instruction.object);
  const { name } = instruction;
  const [object, value] = [at(instruction.object), at(instruction.value)];
  const set = throughSetter(solver, object, name, value, site, activation);
  if (set) return set;
  noteFilled(solver, instruction, activation);
  noteKeptPattern(solver, value, activation);
  writeMember(solver, instruction, activation);
  writeGlobal(solver, instruction, activation);
  if (name !== "srcdoc" || !isSandboxedBefore(instruction.object, activation))
    storeSinks(solver, object, name, value, site, activation);
  const stored = CHOSEN_PARTS.has(name)
    ? ofItself(value, (each) => clear(each, BY_BEGINNING))
    : behindHost(solver, object, name, value);
  return storeMember(ledElsewhere(solver, object, name, value), name, stored);
}

export function evaluateStoreAny(
  solver: Solver,
  instruction: Of<"store-any">,
  site: Site,
  activation: Activation,
): AbstractValue {
  const { at } = activation;
  if (isPutBackUnchanged(instruction, activation)) return at(instruction.object);
  computedStore(solver, instruction, site, activation);
  const key = at(instruction.key).constant?.value;
  const [object, value] = [at(instruction.object), at(instruction.value)];
  noteKeptPattern(solver, value, activation);
  const isFixed = typeof key === "string" || typeof key === "number";
  const name = isFixed ? String(key) : keyOfName(at(instruction.key));
  if (name !== undefined) return storeMember(object, name, value);
  // What is found under such a key later is asked for its key then.
  const stored = value.foundUnder ? { ...value, foundUnder: undefined } : value;
  return withChosenName(storeAny(object, stored), instruction, activation);
}

export function evaluateAppend(
  solver: Solver,
  instruction: Of<"append">,
  _site: Site,
  activation: Activation,
): AbstractValue {
  const value = activation.at(instruction.value);
  noteKeptPattern(solver, value, activation);
  return storeAny(activation.at(instruction.object), value);
}

/** An element of what a loop goes over. */
export function evaluateElement(
  solver: Solver,
  { of }: { readonly of: Value },
  site: Site,
  activation: Activation,
): AbstractValue {
  const list = activation.at(of);
  return elementOfRound(list, activation) ?? solver.load(list, undefined, site, activation);
}

/** A key of what a loop goes over. */
export function evaluateKey(
  _solver: Solver,
  { of }: { readonly of: Value },
  _site: Site,
  activation: Activation,
): AbstractValue {
  return restrictStates(loadMember(activation.at(of), ANY_KEY), TEXT);
}
