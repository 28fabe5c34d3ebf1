import { type AbstractValue, type Closure, NOTHING, join, loadMember } from "./abstract-value.ts";
import type { ApiNode } from "./api-node.ts";
import { listOf } from "./argument-list.ts";
import { callOf } from "./call-of.ts";
import { read } from "./call-paths.ts";
import type { Activation, CallRequest, Solver } from "./solver.ts";
import { flowThrough } from "./streams.ts";
import { storeMember } from "./stored-members.ts";

/** Longer series are looked at up to here. */
const MAX_TASKS = 40;
/** Functions wait for others that stand behind them, a few deep. */
const ROUNDS = 3;

/** What one function of a series found. */
interface Found {
  readonly error: AbstractValue;
  readonly results: readonly AbstractValue[];
}

/** Runs functions of a library's series, with what those before them found; gives what the call's promise does. */
export function callSeries(
  solver: Solver,
  node: ApiNode,
  request: CallRequest,
  activation: Activation,
): AbstractValue[] {
  return node.series.map(({ tasks, hands, last }) => {
    if (hands === "streams") return flowThrough(solver, request, activation);
    const list = read(solver, tasks, request, activation);
    const series = new Series(solver, request, activation);
    const results =
      hands === "next"
        ? series.handOn(list)
        : [hands === "named" ? series.handNamed(list) : series.collect(list)];
    series.end(read(solver, last, request, activation), results);
    return results[0] ?? NOTHING;
  });
}

class Series {
  readonly #solver: Solver;
  readonly #request: CallRequest;
  readonly #activation: Activation;
  readonly #errors: AbstractValue[] = [];

  constructor(solver: Solver, request: CallRequest, activation: Activation) {
    this.#solver = solver;
    this.#request = request;
    this.#activation = activation;
  }

  /** Each function gets the results of the one before. */
  handOn(list: AbstractValue): readonly AbstractValue[] {
    let results: readonly AbstractValue[] = [];
    for (const [, task] of tasksOf(list)) results = this.#run(task, results);
    return results;
  }

  /** The results of all, as a list or under the names of the functions. */
  collect(list: AbstractValue): AbstractValue {
    return tasksOf(list).reduce(
      (all, [name, task]) => storeMember(all, name, oneOf(this.#run(task, []))),
      NOTHING,
    );
  }

  /** Functions behind the names of those whose results they need; these come first. */
  handNamed(tasks: AbstractValue): AbstractValue {
    let all = NOTHING;
    for (let round = 0; round < ROUNDS; round++) {
      const before = all;
      for (const [name, task] of tasksOf(tasks)) {
        const own = [...(task.members ?? [])].filter(([at]) => /^\d+$/.test(at));
        const waits = own.length > 1;
        const run = own.at(-1)?.[1] ?? task;
        all = storeMember(all, name, oneOf(this.#run(run, waits ? [all] : [])));
      }
      if (all === before) break;
    }
    return all;
  }

  /** Calls the last function with the errors and the results of all. */
  end({ closures }: AbstractValue, results: readonly AbstractValue[]): void {
    for (const closure of closures) this.#call(closure, [join(this.#errors), ...results]);
  }

  /** What functions tell their callback, which comes behind what they are given, or promise. */
  #run({ closures }: AbstractValue, given: readonly AbstractValue[]): readonly AbstractValue[] {
    const found = closures.map((closure): Found => {
      const { result, calls, thrown, rejected } = this.#call(closure, given);
      const told = calls?.get(given.length);
      this.#errors.push(told?.value ?? NOTHING, thrown ?? NOTHING, rejected ?? NOTHING);
      const more = 1 + Math.max(-1, ...[...(told?.more?.members?.keys() ?? [])].map(Number));
      const results = told
        ? Array.from({ length: more }, (_, i) => loadMember(told.more ?? NOTHING, String(i)))
        : [result];
      return { error: told?.value ?? NOTHING, results };
    });
    const count = Math.max(0, ...found.map(({ results }) => results.length));
    return Array.from({ length: count }, (_, i) =>
      join(found.map(({ results }) => results[i] ?? NOTHING)),
    );
  }

  #call(closure: Closure, given: readonly AbstractValue[]) {
    const call = callOf(closure, given, this.#request.site);
    return this.#solver.callClosure(closure, call, this.#activation);
  }
}

/** The functions in a list or an object, in their order. */
function tasksOf({ members }: AbstractValue): (readonly [string, AbstractValue])[] {
  return [...(members ?? [])].slice(0, MAX_TASKS);
}

/** One result as it is, several as a list. */
function oneOf(results: readonly AbstractValue[]): AbstractValue {
  return results.length > 1 ? listOf(results) : (results[0] ?? NOTHING);
}
