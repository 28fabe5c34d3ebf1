import { type AbstractValue, NOTHING, asText, join, loadAny } from "./abstract-value.ts";
import { asEncoded } from "./encoded-bytes.ts";
import { joinedLines } from "./mail-bodies.ts";
import { joinedConstants } from "./joined-constants.ts";
import { patternsOf } from "./placed-pattern.ts";
import { replacedText } from "./replaced-text.ts";
import { isSchema } from "./schemas.ts";
import { storeAny, storeMember } from "./stored-members.ts";
import { typedAnswer } from "./content-type.ts";
import { callIndirect } from "./call-indirect.ts";
import { callThen } from "./promises.ts";
import { type EachGives, callEach, callEachOf, callReduce, callWith } from "./call-each.ts";
import { flattened } from "./flattened.ts";
import { madeOfName } from "./named-files.ts";
import { namedSources, shortened } from "./sensitive.ts";
import { flowInto, writtenInto } from "./streams.ts";
import { cutOutOf } from "./cut-address.ts";
import { withBeginningCut } from "./cut-beginning.ts";
import { textMethod } from "./text-methods.ts";
import { pairsOf } from "./object-methods.ts";
import { TEXT } from "./taint.ts";
import { restrictStates } from "./untrusted.ts";
import { appended, changedList, isArguments, sliced, unplaced } from "./list-places.ts";
import { foundInMap, valuesOfMap } from "./map-values.ts";
import { matchedParts, partsToReplace } from "./matched-parts.ts";
import type { Activation, CallOutcome, CallRequest, Solver } from "./solver.ts";

/** Methods of lists that give the same elements as a list. */
const LIST_METHODS = new Set(["reverse", "toReversed", "sort", "toSorted", "keys", "toSpliced"]);

/** Methods that give one element. */
const ELEMENT_METHODS = new Set(["at", "next", "first", "last", "head"]);

/** Methods that call a function with an element, by what they give. */
const EACH_METHODS = new Map<string, EachGives>([
  ["map", "mapped"],
  ["flatMap", "flat"],
  ["filter", "same"],
  ["find", "element"],
  ["findLast", "element"],
  ["forEach", "nothing"],
  ["some", "nothing"],
  ["every", "nothing"],
  ["findIndex", "nothing"],
  ["sort", "same"],
]);

/** Functions of tool boxes that go through what they are handed first: `_.each(list, fn)`. */
const OF_TOOL_BOXES = new Set(["each", "forEach", "forOwn", "forIn"]);

function isHandedSecond({ arguments: [list, handed], spreadFrom }: CallRequest): boolean {
  const isFunction = handed !== undefined && handed.closures.length > 0;
  return isFunction && spreadFrom > 1 && list !== undefined && list.closures.length === 0;
}

/** Methods of texts, lists, maps and promises, known by their name alone; undefined for others. */
export function callBuiltin(
  solver: Solver,
  request: CallRequest,
  activation: Activation,
): CallOutcome | undefined {
  const { method, receiver } = request;
  if (method === undefined || receiver === undefined) return undefined;
  const named = foundByName(solver, request);
  if (named) return { result: named, changed: new Map() };
  const made = madeOfName(receiver, method, request.arguments);
  if (made) return { result: made, changed: new Map() };
  const each = EACH_METHODS.get(method);
  const { closures, apis } = request.arguments[0] ?? NOTHING;
  if (each && closures.length + apis.length > 0) {
    return callEach(solver, each, receiver, request, activation);
  }
  if (OF_TOOL_BOXES.has(method) && request.callee.apis.length === 0 && isHandedSecond(request))
    return callEachOf(solver, request, activation);
  const after =
    receiver.members &&
    changedList(method, receiver, listed(request, solver, activation), request.spreadFrom);
  const changedTo = new Map(after && after !== receiver ? [[-1, after]] : []);
  if (each === "same") return { result: after ?? receiver, changed: changedTo };
  // Only lists have these, so what nobody knows the members of is one.
  if (method === "pop" || method === "shift") {
    const result = solver.load(receiver, undefined, request.site, activation);
    return { result, changed: changedTo };
  }
  if (method === "splice") return { result: unplaced(receiver), changed: changedTo };
  const simple = simpleMethod(solver, method, cutOutOf(receiver, method), request);
  if (simple) return { result: simple, changed: changedTo };
  switch (method) {
    case "fill": {
      if (receiver.apis.length > 0) return undefined;
      const filled = storeAny(receiver, request.arguments[0] ?? NOTHING);
      return { result: filled, changed: new Map([[-1, filled]]) };
    }
    case "push":
    case "unshift":
    case "add": {
      const changed = after ?? listed(request, solver, activation).reduce(storeAny, receiver);
      return { result: method === "add" ? changed : NOTHING, changed: new Map([[-1, changed]]) };
    }
    case "set":
    case "append": {
      const [key, value] = request.arguments;
      // `response.set("Content-Type", …)` stores nothing that anybody reads.
      if (!value || typedAnswer(request)) return undefined;
      const name = key?.constant?.value;
      const stored =
        typeof name === "string" && method === "set"
          ? storeMember(receiver, name, value)
          : storeAny(receiver, value);
      return { result: stored, changed: new Map([[-1, stored]]) };
    }
    case "replace":
    case "replaceAll":
      return request.arguments[1]?.closures.length
        ? { result: replacedBy(solver, receiver, request, activation), changed: new Map() }
        : undefined;
    case "reduce":
    case "reduceRight":
      return { result: callReduce(solver, receiver, request, activation), changed: new Map() };
    case "then":
    case "catch":
    case "finally":
      return callThen(solver, method, receiver, request, activation);
    case "pipe": {
      // A stream gives the one that it flows into.
      const [target = NOTHING] = request.arguments;
      const isStream =
        !isSchema(target) && (target.apis.length + target.instances.length > 0 || target.members);
      if (!isStream) return undefined;
      const result = flowInto(solver, receiver, target, request, activation);
      return { result, changed: new Map() };
    }
    case "write":
    case "end":
      return writtenInto(solver, receiver, request, activation);
    case "call":
    case "apply":
    case "bind":
      return callIndirect(solver, method, receiver, request, activation);
    default:
      return undefined;
  }
}

/** What is put into a list: the arguments, and the elements of those that are spread. */
function listed(
  { arguments: given, spreadFrom, site }: CallRequest,
  solver: Solver,
  activation: Activation,
): AbstractValue[] {
  return given.map((value, i) =>
    i < spreadFrom ? value : solver.load(value, undefined, site, activation),
  );
}

/** `form.get("cardNumber")`: what a member is by its name, it is under that key as well. */
function foundByName(solver: Solver, request: CallRequest): AbstractValue | undefined {
  const { method, receiver = NOTHING, callee, site } = request;
  const key = request.arguments[0]?.constant?.value;
  if (method !== "get" || typeof key !== "string" || request.arguments.length > 1) return undefined;
  if (receiver.taints.length + receiver.unknowns.length === 0) return undefined;
  const named = namedSources(solver, receiver, key, site);
  if (named === NOTHING) return undefined;
  return callee.apis.length > 0 ? named : join([named, loadAny(receiver)]);
}

function simpleMethod(
  solver: Solver,
  method: string,
  receiver: AbstractValue,
  request: CallRequest,
): AbstractValue | undefined {
  const isList = receiver.members !== undefined || isArguments(receiver);
  if (isList && method === "entries") return pairsOf(receiver);
  if (isList && method === "values") return storeAny(NOTHING, valuesOfMap(receiver));
  if (method === "flat") return flattened(receiver);
  if (isList && LIST_METHODS.has(method)) return unplaced(receiver);
  if (isList && method === "slice")
    return shortened(solver, method, sliced(receiver, request.arguments), request);
  if (isList && ELEMENT_METHODS.has(method)) return loadAny(receiver);
  const encoded = method === "toString" ? asEncoded(receiver, request) : undefined;
  if (encoded) return encoded;
  const text = textMethod(method, receiver, request);
  if (text) return withBeginningCut(method, shortened(solver, method, text, request), request);
  switch (method) {
    case "concat":
      return isList
        ? request.arguments.reduce(appended, receiver)
        : join([receiver, ...request.arguments].map(asText));
    case "join":
      return (
        joinedConstants(receiver, separatorOf(request)) ??
        joinedLines(receiver, separatorOf(request)) ??
        join([asText(receiver), asText(request.arguments[0] ?? NOTHING)])
      );
    case "match": {
      const text = restrictStates(asText(receiver), TEXT);
      return text === NOTHING
        ? undefined
        : matchedParts(method, request.arguments[0] ?? NOTHING, text);
    }
    case "split":
    case "matchAll":
      return asText(receiver) === NOTHING
        ? undefined
        : piecesOf(method, restrictStates(asText(receiver), TEXT), request);
    case "exec":
      // The parts of a text that a pattern matches are texts of the sender, too.
      return patternsOf(receiver).length > 0
        ? matchedParts(method, receiver, asText(request.arguments[0] ?? NOTHING))
        : undefined;
    case "reverse":
    case "toReversed":
      return asText(receiver) === NOTHING ? undefined : asText(receiver);
    case "replace":
    case "replaceAll":
      // What a function puts in is known when it was called.
      if (request.arguments[1]?.closures.length) return undefined;
      return withBeginningCut(
        method,
        shortened(solver, method, replacedText(solver, method, receiver, request), request),
        request,
      );
    case "get":
      // Of a map or of parameters; a model says what libraries mean by it.
      return request.callee.apis.length > 0
        ? undefined
        : foundInMap(receiver, request.arguments[0]);
    default:
      return undefined;
  }
}

/** The first piece of a text that is split begins as the whole does; the others begin with what was cut off. */
function piecesOf(method: string, text: AbstractValue, request: CallRequest): AbstractValue {
  const cut = withBeginningCut(method, text, request);
  const pieces = storeAny(NOTHING, cut);
  return cut === text || method !== "split" ? pieces : storeMember(pieces, "0", text);
}

function separatorOf({ arguments: [separator] }: CallRequest): string | undefined {
  const between = separator ? separator.constant?.value : ",";
  return typeof between === "string" ? between : undefined;
}

/** What is left of a text, and what a function puts in: of a match itself, as a rule, something harmless. */
function replacedBy(
  solver: Solver,
  receiver: AbstractValue,
  request: CallRequest,
  activation: Activation,
): AbstractValue {
  const results = (request.arguments[1]?.closures ?? []).map(
    (closure) => callWith(solver, closure, [], request, activation).result,
  );
  // What it does with the parts of the text beside that: `body += code`, `eval(code)`.
  const parts = partsToReplace(
    request.arguments[0] ?? NOTHING,
    restrictStates(asText(receiver), TEXT),
  );
  if (parts.length > 0) {
    for (const closure of request.arguments[1]?.closures ?? [])
      callWith(solver, closure, parts, request, activation);
  }
  const kept = replacedText(solver, request.method ?? "", receiver, request);
  return join([kept, ...results.map(asText)]);
}
