import type { PathToken } from "../models/model.ts";
import {
  type AbstractValue,
  type Closure,
  NOTHING,
  join,
  loadAny,
  loadMember,
  storeAny,
  storeMember,
} from "./abstract-value.ts";
import type { ApiNode } from "./api-trie.ts";
import { checkSinks } from "./argument-sinks.ts";
import { argumentOf, holds } from "./call-conditions.ts";
import { assertedBy } from "./guards.ts";
import { checkedSources } from "./checked-sources.ts";
import { likeReceiver, typedAnswer } from "./content-type.ts";
import { sanitized } from "./sanitize.ts";
import { withPattern } from "./schemas.ts";
import type { Activation, CallOutcome, CallRequest, Site, Solver } from "./solver.ts";
import { restored } from "./untrusted.ts";

/** A call of a library: what its models say of arguments, callbacks and the result. */
export function callApi(solver: Solver, request: CallRequest, activation: Activation): CallOutcome {
  const nodes = request.callee.apis;
  const changed = new Map<number, AbstractValue>();
  const answer = typedAnswer(request);
  if (answer) changed.set(-1, answer);
  for (const node of nodes) {
    checkSinks(
      solver,
      node,
      request,
      activation,
      (closure, at) => callBack(solver, closure, at, request, activation).result,
    );
    for (const row of node.protections) {
      if (row.when.every((condition) => holds(condition, request))) {
        solver.protect(row, request.site.file);
      }
    }
    handOverAll(solver, node, request, activation);
  }
  const results: AbstractValue[] = [];
  const outcomes = nodes.flatMap((node) =>
    request.isNew ? (node.instance ?? []) : (node.returned ?? []),
  );
  if (outcomes.length > 0) {
    const given = solver.ofApi(fulfilled(outcomes, request), request.site);
    results.push(likeReceiver(given, answer ?? request.receiver));
  }
  for (const node of nodes) {
    for (const row of node.sanitizers) {
      if (row.when?.some((condition) => !holds(condition, request))) continue;
      const find = (path: readonly PathToken[]) => read(solver, path, request, activation);
      const { value, argument } = sanitized(solver, row, request, activation, find);
      if (argument === undefined) results.push(value);
      else changed.set(argument, value);
    }
    for (const row of node.summaries) {
      const from = read(solver, row.from, request, activation);
      const value = row.restores ? restored(from, row.restores) : from;
      if (row.keepsText) write(solver, row.to, value, request, results, changed, activation);
    }
  }
  assertedBy(request, changed);
  return { result: withPattern(request, join(results)), changed };
}

/** The nodes with what holds at them after this very call. */
function fulfilled(nodes: readonly ApiNode[], request: CallRequest): ApiNode[] {
  return nodes.flatMap((node) => [
    node,
    ...node.conditional
      .filter(({ when }) => when.every((condition) => holds(condition, request)))
      .map((each) => each.node),
  ]);
}

/** Hands all arguments over, and remembers which functions stand together and which of them ask. */
function handOverAll(
  solver: Solver,
  node: ApiNode,
  request: CallRequest,
  activation: Activation,
): void {
  const before = activation.asksWhose;
  const handlers: Closure[] = [];
  const guards: Closure[] = [];
  let asked = before;
  for (const [index] of request.arguments.entries()) {
    const nodes = node.argumentAt(index);
    if (nodes.length === 0) continue;
    const value = argumentOf(request, index);
    activation.asksWhose = false;
    handOver(solver, nodes, value, request, activation);
    if (nodes.some(({ parameters }) => parameters.length > 0)) {
      const closures = [...value.closures, ...elementsOf(value)];
      handlers.push(...closures);
      if (activation.asksWhose) guards.push(...closures);
    }
    asked ||= activation.asksWhose;
  }
  activation.asksWhose = asked;
  if (handlers.length === 0) return;
  const isForAll = request.method === "use" && request.arguments[0]?.constant === undefined;
  solver.noteHandedOver({
    functions: handlers.map(bare),
    guards: guards.map(bare),
    site: request.site,
    isMounted: isForAll,
  });
}

/** A function without what it was made with, which need not be kept. */
function bare({ file, index }: Closure): Pick<Closure, "file" | "index"> {
  return { file, index };
}

/** Functions that are handed to a library get the parameters that it will call them with. */
function handOver(
  solver: Solver,
  nodes: readonly ApiNode[],
  value: AbstractValue,
  request: CallRequest,
  activation: Activation,
  depth = 0,
): void {
  for (const node of nodes) {
    if (node.parameters.length > 0) {
      for (const closure of [...value.closures, ...elementsOf(value)]) {
        callBack(solver, closure, node, request, activation);
      }
    }
    if (depth > 3) continue;
    for (const [name, member] of node.members) {
      handOver(solver, [member], loadMember(value, name), request, activation, depth + 1);
    }
    const inside = [node.element, node.anyMember].filter((each) => each !== undefined);
    if (inside.length > 0) handOver(solver, inside, loadAny(value), request, activation, depth + 1);
    if (!node.returned) continue;
    for (const closure of value.closures) {
      const { result } = callBack(solver, closure, node, request, activation);
      handOver(solver, [node.returned], result, request, activation, depth + 1);
    }
  }
}

/** A list of handlers is as good as one. */
function elementsOf(value: AbstractValue): readonly Closure[] {
  return [...(value.members ?? [])]
    .filter(([name]) => name === "*" || /^\d+$/.test(name))
    .flatMap(([, member]) => member.closures);
}

function callBack(
  solver: Solver,
  closure: Closure,
  node: ApiNode,
  outer: CallRequest,
  activation: Activation,
): CallOutcome {
  const { site } = outer;
  const count = solver.facts(closure.file)?.ir.functions[closure.index]?.parameters.length ?? 0;
  const given: AbstractValue[] = [];
  for (let index = 0; index < count; index++) {
    const description = solver.facts(closure.file)?.ir.functions[closure.index]?.parameters[index];
    const place: Site = { file: closure.file, ...(description?.range ?? site) };
    const nodes = fulfilled(node.parameterAt(index), outer);
    const schemaAt = (path: readonly PathToken[]) => read(solver, path, outer, activation);
    const value = solver.ofApi(nodes, place);
    given.push(checkedSources(solver, value, nodes, schemaAt, outer, activation));
  }
  const request: CallRequest = {
    callee: { ...NOTHING, closures: [closure] },
    receiver: undefined,
    method: undefined,
    arguments: given,
    spreadFrom: given.length,
    isNew: false,
    site,
  };
  return solver.callClosure(closure, request, activation);
}

/** The value at a path from the call: `Argument[0].Member[html]`, `Receiver`. */
function read(
  solver: Solver,
  path: readonly PathToken[],
  request: CallRequest,
  activation: Activation,
): AbstractValue {
  const [first, ...rest] = path;
  if (!first) return NOTHING;
  const [second] = rest;
  if (first.token === "argument" && (second?.token === "parameter" || second?.token === "return")) {
    const outcomes = argumentOf(request, first.from).closures.map((closure) =>
      solver.callClosure(
        closure,
        { ...request, arguments: [], spreadFrom: 0, isNew: false },
        activation,
      ),
    );
    return join(
      outcomes.map(({ result, calls }) =>
        second.token === "return" ? result : (calls?.get(second.from) ?? NOTHING),
      ),
    );
  }
  let value = NOTHING;
  if (first.token === "receiver") value = request.receiver ?? NOTHING;
  else if (first.token === "argument") {
    const last = first.to ?? request.arguments.length - 1;
    const values: AbstractValue[] = [];
    for (let index = first.from; index <= last; index++) values.push(argumentOf(request, index));
    value = join(values);
  }
  for (const token of rest) {
    if (token.token === "member") value = join(token.names.map((name) => loadMember(value, name)));
    else if (token.token === "any-member" || token.token === "element") value = loadAny(value);
  }
  return value;
}

function write(
  solver: Solver,
  path: readonly PathToken[],
  value: AbstractValue,
  request: CallRequest,
  results: AbstractValue[],
  changed: Map<number, AbstractValue>,
  activation: Activation,
): void {
  const [first, second, third] = path;
  if (!first) return;
  switch (first.token) {
    case "return":
    case "instance":
      results.push(placed(path.slice(1), value));
      break;
    case "receiver":
      changed.set(-1, spreadInto(changed.get(-1) ?? request.receiver ?? NOTHING, value));
      break;
    case "argument":
      if (second?.token === "parameter") {
        const callbacks = argumentOf(request, first.from).closures;
        const inside = third ? storeAny(NOTHING, value) : value;
        for (const closure of callbacks)
          callWith(solver, closure, second.from, inside, request, activation);
      } else {
        const before = changed.get(first.from) ?? argumentOf(request, first.from);
        changed.set(first.from, second ? storeAny(before, value) : spreadInto(before, value));
      }
      break;
    default:
      break;
  }
}

/** A value that holds another one at a path: a list of pairs, what a promise gives. */
function placed(path: readonly PathToken[], value: AbstractValue): AbstractValue {
  return path.reduceRight((inside, token) => {
    if (token.token === "awaited") return inside;
    if (token.token !== "member") return storeAny(NOTHING, inside);
    return token.names.reduce((object, name) => storeMember(object, name, inside), NOTHING);
  }, value);
}

function spreadInto(target: AbstractValue, value: AbstractValue): AbstractValue {
  return join([target, value]);
}

function callWith(
  solver: Solver,
  closure: Closure,
  position: number,
  value: AbstractValue,
  request: CallRequest,
  activation: Activation,
): void {
  const given = Array.from({ length: position + 1 }, (_, i) => (i === position ? value : NOTHING));
  solver.callClosure(
    closure,
    { ...request, receiver: undefined, arguments: given, spreadFrom: given.length, isNew: false },
    activation,
  );
}
