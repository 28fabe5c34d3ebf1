import { ANY_MEMBER, type AbstractValue, NOTHING, loadAny, loadMember } from "./abstract-value.ts";
import { constantValue } from "./constant-value.ts";
import { listOf } from "./argument-list.ts";
import { storeAll, storeAny, storeMember } from "./stored-members.ts";
import { TEXT, kindsOf } from "./taint.ts";
import { ANY_KEY, AS_NAMES } from "./unknown-members.ts";
import { clear, restrictStates } from "./untrusted.ts";
import type { CallOutcome, CallRequest, Solver } from "./solver.ts";

const METHODS = new Set([
  "entries",
  "fromEntries",
  "values",
  "keys",
  "create",
  "assign",
  "getPrototypeOf",
]);

/** Methods of `Object` of which it is known what they give; undefined for all others. */
export function objectMethod(solver: Solver, request: CallRequest): CallOutcome | undefined {
  const { method, callee } = request;
  if (method === undefined || !METHODS.has(method)) return undefined;
  const object = solver.program.trie.global("Object");
  const own = object?.member(method) ?? [];
  const isOwn = callee.apis.some((node) => own.includes(node));
  if (!isOwn && !(object && request.receiver?.apis.includes(object))) return undefined;
  if (method === "assign") return assigned(request);
  const [given = NOTHING] = request.arguments;
  const result =
    method === "fromEntries" ? rebuilt(given, holdsTexts(solver, given)) : resultOf(method, given);
  return result && { result, changed: new Map() };
}

/** `Object.fromEntries(formData)`: fields of forms and of addresses are texts or files, and no objects. */
function holdsTexts(solver: Solver, { apis }: AbstractValue): boolean {
  return TEXT_FIELDS.some((name) => {
    const type = solver.program.trie.type(name);
    return type !== undefined && apis.includes(type);
  });
}

const TEXT_FIELDS = ["global.FormData", "global.URLSearchParams"];

/** An object of pairs. */
function rebuilt(pairs: AbstractValue, areTexts: boolean): AbstractValue {
  const pair = loadAny(pairs);
  const value = loadMember(pair, "1");
  // The names are of the sender's choice, so the whole is an object of theirs: what it holds is none.
  const held = areTexts ? clear(restrictStates(value, TEXT), OPERATORS) : value;
  return storeAny(loadMember(loadMember(pair, "0"), AS_NAMES), held);
}

function resultOf(method: string, given: AbstractValue): AbstractValue | undefined {
  switch (method) {
    case "keys":
      return ownNames(given);
    case "values":
      return storeAny(NOTHING, loadAny(given));
    case "entries":
      return pairsOf(given);
    case "getPrototypeOf":
      // What functions share is known by their constructor.
      return given.closures.length > 0 ? { ...NOTHING, closures: given.closures } : undefined;
    case "create":
      // An object that shares nothing with others.
      return given.constant?.value === null
        ? storeMember(NOTHING, "__proto__", constantValue(null))
        : undefined;
    default:
      return undefined;
  }
}

/** `Object.assign(request, { body })`: what is stored is all known, and stands over what was there. */
function assigned({ arguments: given, spreadFrom }: CallRequest): CallOutcome | undefined {
  const [target, ...sources] = given;
  if (!target || sources.length === 0 || spreadFrom < given.length) return undefined;
  if (!sources.every(isWhollyKnown)) return undefined;
  const result = sources.reduce((left, { members }) => storeAll(left, members ?? []), target);
  return { result, changed: new Map([[0, result]]) };
}

function isWhollyKnown({ members, taints, unknowns, apis, instances }: AbstractValue): boolean {
  if (!members || members.has(ANY_MEMBER)) return false;
  return taints.length + unknowns.length + apis.length + instances.length === 0;
}

/** The names of an object that is wholly known; undefined of others. */
function ownNames(value: AbstractValue): AbstractValue | undefined {
  if (!isWhollyKnown(value)) return undefined;
  return listOf([...(value.members?.keys() ?? [])].map(constantValue));
}

const OPERATORS = kindsOf(["nosql"]);

/** The list of what an object or a map holds, each with its name. */
export function pairsOf(value: AbstractValue): AbstractValue {
  if (value === NOTHING) return NOTHING;
  const name = restrictStates(loadMember(value, ANY_KEY), TEXT);
  const named = storeMember(NOTHING, "0", name);
  return storeAny(NOTHING, storeMember(named, "1", loadAny(value)));
}
