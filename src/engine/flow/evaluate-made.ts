import type { Instruction } from "../ir/ir.ts";
import { type AbstractValue, type Closure, NOTHING } from "./abstract-value.ts";
import { isBundled } from "./bundled.ts";
import { parentsOf } from "./class-members.ts";
import { noteImplemented } from "./implementations.ts";
import { noteMade } from "./made-functions.ts";
import { makersOfGlobals } from "./made-globals.ts";
import { ownPlace } from "./named-files.ts";
import { ownGlobal } from "./own-globals.ts";
import { ownNodes } from "./own-nodes.ts";
import type { Activation, Site, Solver } from "./solver.ts";
import { bounded } from "./weight.ts";

type Of<Op extends Instruction["op"]> = Extract<Instruction, { op: Op }>;

/** What a name stands for that the file does not declare. */
export function evaluateGlobal(
  solver: Solver,
  { name }: Of<"global">,
  site: Site,
  { file, facts }: Activation,
): AbstractValue {
  if (name === "import" && isBundled(solver, file)) return NOTHING;
  const node = solver.program.trie.global(name);
  if (node) return solver.ofApi([node], site);
  const place = ownPlace(name, file);
  if (place) return place;
  const [maker = "#imports"] = makersOfGlobals(facts.ir);
  const made = solver.imported(file, maker, name);
  return made === NOTHING ? ownGlobal(solver, name, file) : made;
}

/** A function holds what it sees of those around it. */
export function evaluateFunctionMade(
  solver: Solver,
  { index, receiver, captures }: Of<"function">,
  _site: Site,
  activation: Activation,
): AbstractValue {
  const { at, file } = activation;
  const seen = new Map(captures.map(([variable, value]) => [variable, at(value)]));
  const around = receiver === undefined ? {} : { receiver: at(receiver) };
  const made: Closure = { file, index, captures: seen, ...around };
  const value: AbstractValue = bounded({ ...NOTHING, closures: [made] });
  const [closure = made] = value.closures;
  noteMade(activation, closure);
  return { ...value, apis: ownNodes(solver, closure) };
}

export function evaluateClassMade(
  solver: Solver,
  instruction: Of<"class">,
  _site: Site,
  activation: Activation,
): AbstractValue {
  const { at, file } = activation;
  const { index } = instruction;
  const captures = new Map(instruction.captures.map(([variable, value]) => [variable, at(value)]));
  const superclass = instruction.superclass === undefined ? undefined : at(instruction.superclass);
  const base = instruction.base === undefined ? NOTHING : at(instruction.base);
  const made = { file, index, captures, superclass };
  noteImplemented(solver, made, activation);
  return bounded({ ...base, classes: [made] });
}

/** `super`: the object as one of its parents' classes. */
export function evaluateSuper(
  _solver: Solver,
  instruction: Of<"super">,
  _site: Site,
  activation: Activation,
): AbstractValue {
  const object = activation.at(instruction.object);
  return { ...object, members: undefined, instances: parentsOf(object.instances, activation) };
}
