import type { Value } from "../ir/ir.ts";
import type { Range } from "../text/range.ts";
import type { AbstractValue, ClassReference, Closure } from "./abstract-value.ts";
import type { ApiNode } from "./api-node.ts";
import type { FileFacts, Program } from "./program.ts";
import type { Handed } from "./handed.ts";
import type { Findings } from "./computation.ts";
import type { SharedValues } from "./shared-values.ts";
import type { CalledWith, Flow, Hit, SinkUse, Summary, Thrown } from "./summary.ts";
import type { Source } from "./taint.ts";
import type { ProtectionRow, SourceRow } from "../models/model.ts";

/** A place in the program. */
export interface Site extends Range {
  readonly file: string;
}

/** A variable that inner functions see was given something. */
interface Shared {
  readonly variable: number;
  readonly value: AbstractValue;
}

/** One function while it is evaluated. */
export interface Activation {
  readonly file: string;
  readonly facts: FileFacts;
  readonly index: number;
  /** What each instruction gave in the latest round. */
  readonly values: AbstractValue[];
  /** One of them; nothing for what has not been reached yet. */
  readonly at: (value: Value) => AbstractValue;
  /** By call and argument: what the call made of what it was given. */
  readonly effects: Map<number, Map<number, AbstractValue>>;
  /** By call and `throw`: what it leaves the function with. */
  readonly thrownBy: Map<number, Thrown>;
  readonly hits: Map<string, Hit>;
  readonly calledWith: Map<string, CalledWith>;
  /** What own variables that inner functions see were given, and those of outer functions. */
  readonly shares: Map<number, AbstractValue>;
  readonly foreignShares: Map<number, AbstractValue>;
  /** What of the own ones came from functions that were called. */
  readonly innerShares: Map<number, AbstractValue>;
  /** What the callers decide of the things that variables of modules and channels are given. */
  readonly gives: Map<string, AbstractValue>;
  readonly made: Map<string, Closure>;
  /** What own variables were given, in that order, and how much of that had happened when a function was made. */
  readonly shareLog: Shared[];
  readonly madeAfter: Map<string, number>;
  returned: AbstractValue;
  /** True once the function, or one that it calls, asked who somebody is. */
  asksWhose: boolean;
  /** True once the request had to bring a secret, or a header that no link sends. */
  demandsSecret: boolean;
  /** True where what calls the function knows some of its parameters: the others need no guess. */
  isCalled?: boolean;
  /** How often its code runs: once more than a loop has names of files, each of which it is run for by itself. */
  rounds: number;
  round: number;
  /** True when it took too much work and was not evaluated to its end. */
  isCut?: boolean;
  /** Flows that count only if the function asks nobody; absent where none is evaluated. */
  undecided?: Flow[];
}

export interface CallRequest {
  readonly callee: AbstractValue;
  readonly receiver: AbstractValue | undefined;
  readonly method: string | undefined;
  readonly arguments: readonly AbstractValue[];
  readonly spreadFrom: number;
  readonly isNew: boolean;
  readonly site: Site;
  /** Where the parts of a template stand, which are its arguments from the second on. */
  readonly places?: readonly Range[] | undefined;
  /** What the promise is rejected with of which this is a method. */
  readonly rejected?: AbstractValue | undefined;
}

export interface CallOutcome extends Thrown {
  readonly result: AbstractValue;
  /** By argument, -1 for the receiver; absent where nothing changed. */
  readonly changed: ReadonlyMap<number, AbstractValue>;
  /** By parameter that is a function: what the callee calls it with. */
  readonly calls?: ReadonlyMap<number, Handed>;
}

/** What the parts of the solver need of one another. */
export interface Solver {
  readonly program: Program;
  /** What the evaluation that runs says besides its answer. */
  readonly findings: Findings | undefined;
  /** The type of what a function returns to a framework that calls it because of where it stands. */
  returnType(file: string, index: number): string | undefined;
  facts(file: string): FileFacts | undefined;
  /** True where the package of a file hands something to its users. */
  isLibrary(file: string): boolean;
  /** Counts work; false when the file that is being solved has used up what it gets. */
  spend(work: number): boolean;
  /** Does work that gets only a share of what may still be done for the file. */
  share(share: number, work: () => void): void;
  summary(
    closure: Closure,
    parameters: readonly AbstractValue[],
    receiver: AbstractValue | undefined,
  ): Summary | undefined;
  /** What is written in one place and read in others. */
  readonly shared: SharedValues;
  moduleVariable(file: string, variable: number, byOthers?: boolean): AbstractValue;
  shareModuleVariable(
    file: string,
    variable: number,
    value: AbstractValue,
    activation: Activation,
  ): void;
  exported(file: string, name: string): AbstractValue;
  imported(file: string, specifier: string, name: string): AbstractValue;
  /** Types of the program that are those of libraries by another name. */
  readonly types: { named(file: string, name: string): AbstractValue };
  /** A class of a file as its module made it. */
  classAt(facts: FileFacts, index: number): ClassReference;
  instanceOf(reference: ClassReference): AbstractValue;
  /** The class that a function of the program is used as, in the old style. */
  classOf(closure: Closure): ClassReference | undefined;
  /** What a field holds in every object of a class. */
  fieldOf(reference: ClassReference, name: string): AbstractValue;
  call(request: CallRequest, activation: Activation): CallOutcome;
  callClosure(closure: Closure, request: CallRequest, activation: Activation): CallOutcome;
  load(
    object: AbstractValue,
    name: string | undefined,
    site: Site,
    activation: Activation,
  ): AbstractValue;
  /** The value that a library's place gives. */
  ofApi(nodes: readonly ApiNode[], site: Site): AbstractValue;
  source(row: SourceRow, site: Site): Source;
  /** Notes that a call in the file protects its package. */
  protect(row: ProtectionRow, file: string): void;
  /** At the end of a function: what harms only where it asks nobody. */
  decide(activation: Activation): void;
  /** Notes what of a value reaches a sink. */
  sink(value: AbstractValue, sink: SinkUse, activation: Activation): void;
}
