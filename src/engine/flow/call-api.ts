import type { PathToken } from "../models/place.ts";
import {
  type AbstractValue,
  type Closure,
  NOTHING,
  join,
  loadAny,
  loadMember,
} from "./abstract-value.ts";
import type { ApiNode } from "./api-node.ts";
import { hasNames } from "./argument-list.ts";
import { checkSinks } from "./argument-sinks.ts";
import { type Passed, callBack, nothingPassed } from "./call-back.ts";
import { argumentOf, fulfilled, holds } from "./call-conditions.ts";
import { carryOn } from "./carried.ts";
import { checkedSources } from "./checked-sources.ts";
import { combinedFunctions } from "./combined-functions.ts";
import { calledLater, keptArguments } from "./call-later.ts";
import { read, together, write } from "./call-paths.ts";
import { callChannels, readAtPlace, writeAtPlace, writeThrown } from "./channels.ts";
import { assertedBy } from "./guards.ts";
import { likeReceiver, typedAnswer } from "./content-type.ts";
import { fillViews } from "./filled-views.ts";
import { mountChecks } from "./mounted-checks.ts";
import { namedByCall } from "./named-files.ts";
import { remembered, withPlace } from "./remembered.ts";
import { sanitized } from "./sanitize.ts";
import { withPattern } from "./schemas.ts";
import { enforced } from "./enforced-checks.ts";
import { callSeries } from "./task-series.ts";
import { noteMadeBy } from "./constructed-with.ts";
import { functionsIn } from "./released.ts";
import { checksIn } from "./standing-checks.ts";
import { mountedRouters } from "./mounted-routers.ts";
import type { Activation, CallOutcome, CallRequest, Solver } from "./solver.ts";
import { takesOver } from "./node-contents.ts";

/** A call of a library: what its models say of arguments, callbacks and the result. */
export function callApi(solver: Solver, request: CallRequest, activation: Activation): CallOutcome {
  const nodes = request.callee.apis;
  const changed = new Map<number, AbstractValue>();
  const answer = typedAnswer(request);
  if (answer) changed.set(-1, answer);
  for (const node of nodes) {
    checkSinks(solver, node, request, activation, (closure, callers, element) =>
      callBack(solver, closure, callers, request, activation, {
        ...nothingPassed(),
        ...(element && { element }),
      }),
    );
    for (const row of node.protections) {
      if (row.when.every((condition) => holds(condition, request))) {
        solver.protect(row, request.site.file);
      }
    }
    handOverAll(solver, node, request, activation);
    mountChecks(solver, node, request, activation);
  }
  const results: AbstractValue[] = [];
  const rejected = nodes.flatMap((node) =>
    node.rejected ? readAtPlace(solver, [node.rejected], request.site.file) : [],
  );
  const outcomes = nodes.flatMap((node) =>
    request.isNew ? (node.instance ?? []) : (node.returned ?? []),
  );
  if (outcomes.length > 0) {
    const answers = fulfilled(outcomes, request);
    const whole = solver.ofApi(answers, request.site);
    // `request.validateUsing(schema)`: what was sent, as far as the schema lets it through.
    const schemaAt = (path: readonly PathToken[]) => read(solver, path, request, activation);
    const checked = checkedSources(solver, whole, answers, schemaAt, request, activation);
    // What a schema let through is an object of its own, and has what the schema names.
    const given = checked === whole ? whole : { ...checked, apis: [] };
    results.push(likeReceiver(given, answer ?? request.receiver));
  }
  for (const node of nodes) {
    for (const row of node.sanitizers) {
      if (row.when?.some((condition) => !holds(condition, request))) continue;
      const find = (path: readonly PathToken[]) => read(solver, path, request, activation);
      const clean = sanitized(solver, row, request, activation, find);
      if (!clean) continue;
      const { value, argument } = clean;
      if (argument === undefined) results.push(value);
      else changed.set(argument, value);
    }
    results.push(
      ...callChannels(
        solver,
        node,
        request,
        (path) => read(solver, path, request, activation),
        activation,
      ),
    );
    results.push(...callSeries(solver, node, request, activation));
    if (node.views.length > 0)
      fillViews(solver, node, request, { results, changed, rejected }, activation);
    for (const row of node.paths) {
      const named = namedByCall(solver, row, request, activation);
      if (named !== NOTHING)
        write(solver, row.to, named, request, { results, changed, rejected }, activation);
    }
    if (node.functions.length > 0)
      results.push(...combinedFunctions(solver, node, request, activation));
    carryOn(solver, node, request, { results, changed, rejected }, activation);
  }
  for (const node of nodes)
    results.push(...calledLater(solver, node, request, activation, callBack));
  assertedBy(solver, request, changed, activation);
  const made = withPlace(
    remembered(solver, together(results), request.site, activation),
    request.site,
  );
  const result = keptArguments(nodes, request, withPattern(request, made));
  return { result, changed, ...(rejected.length > 0 && { rejected: join(rejected) }) };
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
  const wrapped: { readonly inside: Closure[]; readonly by: readonly Closure[] }[] = [];
  let asked = before;
  const passed = nothingPassed();
  for (const [index, given] of request.arguments.entries()) {
    const nodes = node.argumentAt(index);
    if (nodes.length === 0) continue;
    const value = handedAt(request, index);
    // Of checks in a list that is spread each is one of its own.
    noteChecks(solver, index < request.spreadFrom ? value : given, request, passed);
    activation.asksWhose = false;
    handOver(solver, nodes, value, request, activation, passed);
    if (nodes.some(({ parameters }) => parameters.length > 0)) {
      const closures = [...value.closures, ...elementsOf(value)];
      handlers.push(...closures);
      const inside = closures.flatMap(functionsIn);
      if (inside.length > 0) wrapped.push({ inside, by: closures });
      if (activation.asksWhose) guards.push(...closures);
    }
    asked ||= activation.asksWhose;
  }
  activation.asksWhose = asked;
  // Those in a description of a route are known as well as those that stand by themselves.
  handlers.push(...[...passed.called].filter((each) => !handlers.includes(each)));
  const routers = mountedRouters(solver, request, activation);
  if (handlers.length === 0 && routers.length === 0) return;
  const isForAll = request.method === "use" && request.arguments[0]?.constant === undefined;
  solver.findings?.handedOver.push({
    functions: handlers.map(bare),
    guards: guards.map(bare),
    site: request.site,
    isMounted: isForAll,
    ...(routers.length > 0 && { routers }),
  });
  for (const { inside, by } of wrapped) {
    solver.findings?.handedOver.push({
      functions: inside.map(bare),
      guards: guards.filter((guard) => !by.includes(guard)).map(bare),
      site: request.site,
      isMounted: false,
    });
  }
}

/** Behind a list that is spread, `router.post(path, ...guards, handler)`, it is either of both. */
function handedAt(request: CallRequest, index: number): AbstractValue {
  const value = argumentOf(request, index);
  const own = index < request.spreadFrom ? undefined : request.arguments[index];
  return own ? join([value, own]) : value;
}

/** A function without what it was made with, which need not be kept. */
function bare({ file, index }: Closure): Pick<Closure, "file" | "index"> {
  return { file, index };
}

/** Functions that are handed to a library get the parameters that it will call them with. */
export function handOver(
  solver: Solver,
  places: readonly ApiNode[],
  value: AbstractValue,
  request: CallRequest,
  activation: Activation,
  passed: Passed,
  depth = 0,
): void {
  // What is handed over may be of a type that says how its functions are called: a service, a collection.
  const isTyped = places.some(({ types }) => types.length > 0);
  const nodes = isTyped ? solver.program.trie.expand(places) : places;
  // What one row says of the request, and what another says of its parts, is about one call.
  const callers = nodes.filter(({ parameters }) => parameters.length > 0);
  if (callers.length > 0) {
    for (const closure of [...value.closures, ...elementsOf(value)]) {
      passed.called.add(closure);
      const outcome = callBack(solver, closure, callers, request, activation, passed);
      writeThrown(solver, callers, outcome, closure.file, activation);
    }
    for (const reference of value.classes)
      noteMadeBy(solver, reference, callers, request, activation);
  }
  writeAtPlace(solver, nodes, value, request.site.file, activation);
  for (const node of nodes) {
    if (depth > 3) continue;
    for (const [name, member] of node.members) {
      if (!takesOver(member)) continue;
      const inside =
        value.instances.length > 0
          ? solver.load(value, name, request.site, activation)
          : loadMember(value, name);
      handOver(solver, [member], inside, request, activation, passed, depth + 1);
    }
    if (node.element && takesOver(node.element) && !hasNames(value)) {
      for (const each of value.members?.values() ?? [loadAny(value)]) {
        const within = depth === 0 ? withinElement(passed, each) : passed;
        handOver(solver, [node.element], each, request, activation, within, depth + 1);
      }
    }
    if (node.anyMember && takesOver(node.anyMember))
      handOver(solver, [node.anyMember], loadAny(value), request, activation, passed, depth + 1);
    if (!node.returned) continue;
    for (const closure of value.closures) {
      const { result } = callBack(solver, closure, nodes, request, activation, passed);
      writeAtPlace(solver, [node.returned], result, closure.file, activation);
      handOver(solver, [node.returned], result, request, activation, passed, depth + 1);
    }
  }
}

/** Handlers in a list see one request; descriptions of routes in one are about a request each. */
function withinElement(passed: Passed, element: AbstractValue): Passed {
  const values = element.closures.length > 0 ? passed.values : new Map(passed.values);
  return { ...passed, values, element };
}

/** A list of handlers is as good as one. */
function elementsOf(value: AbstractValue): readonly Closure[] {
  return [...(value.members ?? [])]
    .filter(([name]) => name === "*" || /^\d+$/.test(name))
    .flatMap(([, member]) => member.closures);
}

/** Checks of libraries that stand before the handlers of a call. */
function noteChecks(
  solver: Solver,
  value: AbstractValue,
  request: CallRequest,
  passed: Passed,
): void {
  const found = checksIn(value);
  if (found.length === 0) return;
  passed.checks.push(...enforced(solver, found, request.arguments));
}
