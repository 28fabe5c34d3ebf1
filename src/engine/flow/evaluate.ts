import type { Instruction, Value } from "../ir/ir.ts";
import { type AbstractValue, NOTHING, join } from "./abstract-value.ts";
import { constantValue } from "./constant-value.ts";
import { argumentsValue } from "./argument-list.ts";
import { comparisonSinks } from "./call-sinks.ts";
import { callTag } from "./call-tag.ts";
import { declared } from "./declared.ts";
import { evaluateCall, evaluateNew, evaluateRefined } from "./evaluate-call.ts";
import {
  evaluateClassMade,
  evaluateFunctionMade,
  evaluateGlobal,
  evaluateSuper,
} from "./evaluate-made.ts";
import {
  evaluateAppend,
  evaluateElement,
  evaluateKey,
  evaluateLoad,
  evaluateLoadAny,
  evaluateStore,
  evaluateStoreAny,
} from "./evaluate-members.ts";
import { joinedWays } from "./joined-ways.ts";
import { computed, signed } from "./numbers.ts";
import { evaluateJsx } from "./page-sinks.ts";
import { decidingPart, quantitySinks } from "./quantities.ts";
import { returnedSinks } from "./returned-sinks.ts";
import { isSameObject } from "./same-object.ts";
import { share, sharedVariable } from "./seen-variables.ts";
import type { Activation, Site, Solver } from "./solver.ts";
import { spelled } from "./spelled.ts";
import { restOf, spread } from "./spread.ts";
import { storeAny } from "./stored-members.ts";
import { TEXT, WHOLE } from "./taint.ts";
import { growsBy, textOf } from "./text-value.ts";
import { caughtIn, noteThrown, thrownValue } from "./thrown.ts";
import { restrictStates } from "./untrusted.ts";

const COMPARISONS = new Set(["<", "<=", ">", ">=", "===", "==", "!==", "!="]);

/** What one instruction gives, from what the instructions before it gave. */
export function evaluateInstruction(
  solver: Solver,
  instruction: Instruction,
  number: Value,
  activation: Activation,
): AbstractValue {
  const { at } = activation;
  // Two of five instructions ask nothing of their place, so none is made for them.
  switch (instruction.op) {
    case "constant":
      return constantValue(instruction.value);
    case "object":
    case "array":
    case "parameter":
    case "this":
      return NOTHING;
    case "either":
      return joinedWays(instruction, at);
    case "changed": {
      const { call, argument, through } = instruction;
      const before = at(instruction.value);
      if (through !== undefined && !isSameObject(before, at(through))) return before;
      return activation.effects.get(call)?.get(argument) ?? before;
    }
    case "await":
      return at(instruction.value);
    case "yield":
      activation.returned = join([activation.returned, storeAny(NOTHING, at(instruction.value))]);
      // Who uses what comes back gets it from a runner that waits for what was handed out.
      return at(instruction.value);
    default:
      return evaluatePlaced(solver, instruction, number, activation);
  }
}

type Plain =
  | "constant"
  | "object"
  | "array"
  | "parameter"
  | "this"
  | "either"
  | "changed"
  | "await"
  | "yield";

type Placed = Exclude<Instruction, { op: Plain }>;

type Evaluate<Op extends Placed["op"]> = (
  solver: Solver,
  instruction: Extract<Placed, { op: Op }>,
  site: Site,
  activation: Activation,
  number: Value,
) => AbstractValue;

function evaluatePlaced(
  solver: Solver,
  instruction: Placed,
  number: Value,
  activation: Activation,
): AbstractValue {
  const site: Site = { file: activation.file, start: instruction.start, end: instruction.end };
  // Each kind has a function of its own: one for all would be compiled anew with each kind that it meets.
  const evaluate = BY_KIND[instruction.op] as Evaluate<Placed["op"]>;
  return evaluate(solver, instruction, site, activation, number);
}

const BY_KIND: { readonly [Op in Placed["op"]]: Evaluate<Op> } = {
  regex: (_, { pattern, flags }, site) => ({ ...NOTHING, regex: { pattern, flags, at: site } }),
  global: evaluateGlobal,
  import: (solver, { specifier, name }, _, { file }) => solver.imported(file, specifier, name),
  arguments: (_solver, _instruction, _site, activation) => argumentsValue(activation),
  super: evaluateSuper,
  shared: (solver, instruction, _, activation) => sharedVariable(solver, instruction, activation),
  share: (solver, { variable, value }, _, activation) => {
    share(solver, variable, activation.at(value), activation);
    return NOTHING;
  },
  function: evaluateFunctionMade,
  class: evaluateClassMade,
  load: evaluateLoad,
  "load-any": evaluateLoadAny,
  store: evaluateStore,
  "store-any": evaluateStoreAny,
  append: evaluateAppend,
  spread: (_, { object, from }, _site, { at }) => spread(at(object), at(from), false),
  "spread-list": (_, { object, from }, _site, { at }) => spread(at(object), at(from), true),
  rest: (_, { object, except, from }, _site, { at }) => restOf(at(object), except, from),
  element: evaluateElement,
  key: evaluateKey,
  text: (solver, instruction, site, activation, number) => {
    quantitySinks(solver, instruction, site, activation);
    const parts = instruction.parts.map((part) =>
      spelled(solver, activation.at(part), site, activation),
    );
    const text = textOf(instruction.texts, parts, growsBy(instruction, number, activation));
    return restrictStates(text, TEXT | WHOLE);
  },
  tagged: callTag,
  binary: (solver, instruction, site, activation) => {
    const { at } = activation;
    const { operator, left, right } = instruction;
    if (COMPARISONS.has(operator)) comparisonSinks(solver, instruction, at, site, activation);
    quantitySinks(solver, instruction, site, activation);
    return computed(operator, at(left), at(right), () => decidingPart(instruction, activation));
  },
  unary: (_, { operator, operand }, _site, { at }) => signed(operator, at(operand)),
  call: evaluateCall,
  new: evaluateNew,
  declared: (solver, { value, type }, site, activation) =>
    declared(solver, activation.at(value), type, site, activation),
  refined: evaluateRefined,
  return: (solver, { value }, site, activation) => {
    const given = activation.at(value);
    returnedSinks(solver, given, site, activation);
    activation.returned = join([activation.returned, given]);
    return NOTHING;
  },
  throw: (_, instruction, _site, activation, number) => {
    noteThrown(activation, number, { thrown: thrownValue(instruction, activation) });
    return NOTHING;
  },
  caught: (_, { from, to }, _site, activation) => caughtIn(activation, from, to),
  jsx: evaluateJsx,
};
