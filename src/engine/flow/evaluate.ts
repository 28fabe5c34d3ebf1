import type { Instruction, Value } from "../ir/ir.ts";
import {
  ANY_KEY,
  type AbstractValue,
  type Closure,
  NOTHING,
  constantValue,
  join,
  loadAny,
  loadMember,
} from "./abstract-value.ts";
import { storeAny, storeMember } from "./stored-members.ts";
import { behindHost, ledElsewhere } from "./address-parts.ts";
import { argumentsValue } from "./argument-list.ts";
import { isBundled } from "./bundled.ts";
import { changeAt } from "./change-at.ts";
import { writeMember } from "./channels.ts";
import { callSinks, comparisonSinks } from "./call-sinks.ts";
import { callTag } from "./call-tag.ts";
import { parentsOf } from "./class-members.ts";
import { declared } from "./declared.ts";
import { noteFilled } from "./filled-requests.ts";
import { withMethodsUnder } from "./methods-under.ts";
import { computedStore, foundUnderKey } from "./own-merges.ts";
import { noteImplemented } from "./implementations.ts";
import { elementOfRound, keyOfName, loadedByName, ownPlace } from "./named-files.ts";
import { noteMade } from "./made-functions.ts";
import { makersOfGlobals } from "./made-globals.ts";
import { evaluateJsx, storeSinks } from "./page-sinks.ts";
import { throughSetter } from "./setters.ts";
import { computed, signed } from "./numbers.ts";
import { joinedWays } from "./joined-ways.ts";
import { noteKeptPattern } from "./library-patterns.ts";
import { decidingPart, quantitySinks } from "./quantities.ts";
import { refine, saysNothing } from "./refine.ts";
import { isSameObject } from "./same-object.ts";
import { share, sharedVariable } from "./seen-variables.ts";
import { returnedSinks } from "./returned-sinks.ts";
import { memberOfGlobal, ownGlobal, writeGlobal } from "./own-globals.ts";
import { ownNodes } from "./own-nodes.ts";
import type { Activation, Site, Solver } from "./solver.ts";
import { BY_BEGINNING, CHOSEN_PARTS, TEXT, WHOLE } from "./taint.ts";
import { spelled } from "./spelled.ts";
import { isPutBackUnchanged } from "./put-back.ts";
import { restOf, spread } from "./spread.ts";
import { growsBy, textOf } from "./text-value.ts";
import { FILE_NAMES, isUploadName } from "./upload-names.ts";
import { bounded } from "./weight.ts";
import { writtenPattern } from "./written-pattern.ts";
import { clear, ofItself, restrictStates, withoutUntrusted } from "./untrusted.ts";
import { beginsLocally } from "./local-start.ts";
import { caughtIn, noteThrown, rejectedBefore, thrownValue } from "./thrown.ts";

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

function evaluatePlaced(
  solver: Solver,
  instruction: Placed,
  number: Value,
  activation: Activation,
): AbstractValue {
  const { at, file } = activation;
  const site: Site = { file, start: instruction.start, end: instruction.end };
  switch (instruction.op) {
    case "regex":
      return {
        ...NOTHING,
        regex: { pattern: instruction.pattern, flags: instruction.flags, at: site },
      };
    case "global": {
      if (instruction.name === "import" && isBundled(solver, file)) return NOTHING;
      const node = solver.program.trie.global(instruction.name);
      if (node) return solver.ofApi([node], site);
      const place = ownPlace(instruction.name, file);
      if (place) return place;
      const [maker = "#imports"] = makersOfGlobals(activation.facts.ir);
      const made = solver.imported(file, maker, instruction.name);
      return made === NOTHING ? ownGlobal(solver, instruction.name, file) : made;
    }
    case "import":
      return solver.imported(file, instruction.specifier, instruction.name);
    case "arguments":
      return argumentsValue(activation);
    case "super": {
      const object = at(instruction.object);
      const instances = parentsOf(object.instances, activation);
      return { ...object, members: undefined, instances };
    }
    case "shared":
      return sharedVariable(solver, instruction, activation);
    case "share":
      share(solver, instruction.variable, at(instruction.value), activation);
      return NOTHING;
    case "function": {
      const captures = new Map(
        instruction.captures.map(([variable, value]) => [variable, at(value)]),
      );
      const { index, receiver } = instruction;
      const around = receiver === undefined ? {} : { receiver: at(receiver) };
      const made: Closure = { file, index, captures, ...around };
      const value: AbstractValue = bounded({ ...NOTHING, closures: [made] });
      const [closure = made] = value.closures;
      noteMade(activation, closure);
      return { ...value, apis: ownNodes(solver, closure) };
    }
    case "class": {
      const captures = new Map(
        instruction.captures.map(([variable, value]) => [variable, at(value)]),
      );
      const superclass =
        instruction.superclass === undefined ? undefined : at(instruction.superclass);
      const base = instruction.base === undefined ? NOTHING : at(instruction.base);
      const made = { file, index: instruction.index, captures, superclass };
      noteImplemented(solver, made, activation);
      return bounded({ ...base, classes: [made] });
    }
    case "load": {
      const left = memberOfGlobal(solver, instruction, activation);
      const found = solver.load(at(instruction.object), instruction.name, site, activation);
      const member = left === NOTHING ? found : join([found, left]);
      return isUploadName(instruction, activation) ? clear(member, FILE_NAMES) : member;
    }
    case "load-any": {
      const key = at(instruction.key).constant?.value;
      const name = typeof key === "string" || typeof key === "number" ? String(key) : undefined;
      const object = at(instruction.object);
      // What is known by its members is no list.
      const isList = object.apis.every((node) => node.members.size === 0);
      const isWhole = name === undefined && !isList;
      const member = isWhole ? loadAny(object) : solver.load(object, name, site, activation);
      if (name !== undefined) return member;
      const found = withMethodsUnder(solver, member, object, at(instruction.key));
      return foundUnderKey(solver, found, instruction, activation);
    }
    case "store": {
      if (isPutBackUnchanged(instruction, activation)) return at(instruction.object);
      const { name } = instruction;
      const [object, value] = [at(instruction.object), at(instruction.value)];
      const set = throughSetter(solver, object, name, value, site, activation);
      if (set) return set;
      noteFilled(solver, instruction, activation);
      noteKeptPattern(solver, value, activation);
      writeMember(solver, instruction, activation);
      writeGlobal(solver, instruction, activation);
      storeSinks(solver, object, name, value, site, activation);
      const stored = CHOSEN_PARTS.has(name)
        ? ofItself(value, (each) => clear(each, BY_BEGINNING))
        : behindHost(solver, object, name, value);
      return storeMember(ledElsewhere(solver, object, name, value), name, stored);
    }
    case "store-any": {
      if (isPutBackUnchanged(instruction, activation)) return at(instruction.object);
      computedStore(solver, instruction, site, activation);
      const key = at(instruction.key).constant?.value;
      const [object, value] = [at(instruction.object), at(instruction.value)];
      noteKeptPattern(solver, value, activation);
      const isFixed = typeof key === "string" || typeof key === "number";
      const name = isFixed ? String(key) : keyOfName(at(instruction.key));
      if (name !== undefined) return storeMember(object, name, value);
      // What is found under such a key later is asked for its key then.
      return storeAny(object, value.foundUnder ? { ...value, foundUnder: undefined } : value);
    }
    case "append":
      noteKeptPattern(solver, at(instruction.value), activation);
      return storeAny(at(instruction.object), at(instruction.value));
    case "spread":
    case "spread-list":
      return spread(at(instruction.object), at(instruction.from), instruction.op !== "spread");
    case "rest":
      return restOf(at(instruction.object), instruction.except, instruction.from);
    case "element":
      return (
        elementOfRound(at(instruction.of), activation) ??
        solver.load(at(instruction.of), undefined, site, activation)
      );
    case "key":
      return restrictStates(loadMember(at(instruction.of), ANY_KEY), TEXT);
    case "text": {
      quantitySinks(solver, instruction, site, activation);
      const parts = instruction.parts.map((part) => spelled(solver, at(part), site, activation));
      const text = textOf(instruction.texts, parts, growsBy(instruction, number, activation));
      return restrictStates(text, TEXT | WHOLE);
    }
    case "tagged":
      return callTag(solver, instruction, site, activation);
    case "binary":
      if (COMPARISONS.has(instruction.operator))
        comparisonSinks(solver, instruction, at, site, activation);
      quantitySinks(solver, instruction, site, activation);
      return computed(instruction.operator, at(instruction.left), at(instruction.right), () =>
        decidingPart(instruction, activation),
      );
    case "unary":
      return signed(instruction.operator, at(instruction.operand));
    case "call":
    case "new": {
      const outcome = solver.call(
        {
          callee: at(instruction.callee),
          receiver:
            instruction.op === "call" && instruction.receiver !== undefined
              ? at(instruction.receiver)
              : undefined,
          method: instruction.op === "call" ? instruction.method : undefined,
          arguments: instruction.arguments.map(at),
          spreadFrom: instruction.spreadFrom,
          isNew: instruction.op === "new",
          site,
          ...(instruction.op === "call" && { rejected: rejectedBefore(instruction, activation) }),
        },
        activation,
      );
      noteThrown(activation, number, outcome);
      if (outcome.changed.size > 0) activation.effects.set(number, new Map(outcome.changed));
      if (instruction.op === "call") {
        callSinks(solver, instruction, at, site, activation);
        const loaded = loadedByName(solver, instruction, activation);
        if (loaded) return loaded;
      }
      return writtenPattern(instruction, at, site, activation, outcome.result);
    }
    case "declared":
      return declared(solver, at(instruction.value), instruction.type, site, activation);
    case "refined": {
      const { path, test, holds } = instruction;
      // A variable that holds nothing holds nothing that somebody sent.
      if (test.kind === "truthy" && !holds && path.length === 0)
        return withoutUntrusted(at(instruction.value));
      // What an object was made with says nothing of what is in it.
      if (saysNothing(test, holds, at) || path[0] === "constructor") return at(instruction.value);
      const { code } = activation.facts.ir.functions[activation.index] ?? { code: [] };
      const isLocal = beginsLocally(instruction, code, at);
      const refined = (member: AbstractValue): AbstractValue =>
        isLocal ? clear(member, BY_BEGINNING) : refine(solver, member, test, holds, at, activation);
      return changeAt(at(instruction.value), path, refined, (object, name) =>
        solver.load(object, name, site, activation),
      );
    }
    case "return":
      returnedSinks(solver, at(instruction.value), site, activation);
      activation.returned = join([activation.returned, at(instruction.value)]);
      return NOTHING;
    case "throw":
      noteThrown(activation, number, { thrown: thrownValue(instruction, activation) });
      return NOTHING;
    case "caught":
      return caughtIn(activation, instruction.from, instruction.to);
    case "jsx":
      return evaluateJsx(solver, instruction, site, activation);
  }
}
