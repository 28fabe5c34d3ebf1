import {
  ANY_KEY,
  type AbstractValue,
  NOTHING,
  asText,
  loadAny,
  loadMember,
} from "./abstract-value.ts";
import { storeAny, storeMember } from "./stored-members.ts";
import { ALL_KINDS, OBJECT, type States, TEXT, kindsOf } from "./taint.ts";
import { clear, restrictStates } from "./untrusted.ts";
import type { CallRequest, Solver } from "./solver.ts";

/** Methods of `Object` that turn an object into a list of pairs and back; undefined for all others. */
export function objectMethod(solver: Solver, request: CallRequest): AbstractValue | undefined {
  const { method, callee } = request;
  if (method !== "entries" && method !== "fromEntries" && method !== "values") return undefined;
  const own = solver.program.trie.global("Object")?.member(method) ?? [];
  if (!callee.apis.some((node) => own.includes(node))) return undefined;
  const [given = NOTHING] = request.arguments;
  if (method === "values") return storeAny(NOTHING, loadAny(given));
  if (method === "entries") return pairsOf(given);
  const pair = loadAny(given);
  return storeAny(namedBySender(loadMember(pair, "0")), loadMember(pair, "1"));
}

/** An object whose sender names its members, whatever they hold: `Object.fromEntries(formData)`. */
function namedBySender(key: AbstractValue): AbstractValue {
  const { taints, unknowns } = clear(asText(key), ALL_KINDS & ~RECORD);
  return { ...NOTHING, taints: taints.map(asObject), unknowns: unknowns.map(asObject) };
}

function asObject<Part extends { readonly states: States }>(part: Part): Part {
  return { ...part, states: OBJECT };
}

const RECORD = kindsOf(["record"]);

/** The list of what an object or a map holds, each with its name. */
export function pairsOf(value: AbstractValue): AbstractValue {
  if (value === NOTHING) return NOTHING;
  const name = restrictStates(loadMember(value, ANY_KEY), TEXT);
  const named = storeMember(NOTHING, "0", name);
  return storeAny(NOTHING, storeMember(named, "1", loadAny(value)));
}
