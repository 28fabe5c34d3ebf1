import type { FunctionIr, Instruction, Value } from "../ir/ir.ts";
import { ANY_MEMBER, type AbstractValue, type Closure, NOTHING } from "./abstract-value.ts";
import type { Activation, CallRequest, Solver } from "./solver.ts";
import { storeMember } from "./stored-members.ts";

/**
 * What a function of its own gives that copies the members of an object whose names it is handed:
 * `pick(request, ["body", "query"])`. Undefined for other functions, and where the names are not known.
 */
export function pickedMembers(
  solver: Solver,
  closure: Closure,
  { arguments: given, spreadFrom, site }: CallRequest,
  activation: Activation,
): AbstractValue | undefined {
  const [object, list] = given;
  if (!object || !list || spreadFrom < 2) return undefined;
  const names = namesIn(list);
  if (!names || !isPicker(solver, closure)) return undefined;
  const { members, taints, unknowns, apis, instances } = object;
  const mayHaveAny = taints.length + unknowns.length + apis.length + instances.length > 0;
  return names
    .filter((name) => mayHaveAny || members?.has(name))
    .reduce(
      (copy, name) => storeMember(copy, name, solver.load(object, name, site, activation)),
      NOTHING,
    );
}

/** The texts in a list of constants; undefined where something else may be in it. */
function namesIn({ members, taints, unknowns }: AbstractValue): string[] | undefined {
  if (!members || members.has(ANY_MEMBER) || taints.length + unknowns.length > 0) return undefined;
  const names: string[] = [];
  for (const { constant } of members.values()) {
    if (typeof constant?.value !== "string") return undefined;
    names.push(constant.value);
  }
  return names.length > 0 ? names : undefined;
}

/** True when the function, or one in it, stores under a key what it read under the same key. */
function isPicker(solver: Solver, { file, index }: Closure): boolean {
  const functions = solver.facts(file)?.ir.functions ?? [];
  const picker = functions[index];
  if (!picker || picker.parameters.length !== 2) return false;
  const known = pickers.get(picker);
  if (known !== undefined) return known;
  const within = ({ range }: FunctionIr): boolean =>
    picker.range.start <= range.start && range.end <= picker.range.end;
  const found = functions.some((each) => within(each) && copiesByKey(each.code));
  pickers.set(picker, found);
  return found;
}

const pickers = new WeakMap<FunctionIr, boolean>();

function copiesByKey(code: readonly Instruction[]): boolean {
  return code.some((store) => {
    if (store.op !== "store-any") return false;
    const loaded = code[originOf(store.value, code)];
    if (loaded?.op !== "load-any") return false;
    return originOf(loaded.key, code) === originOf(store.key, code);
  });
}

function originOf(value: Value, code: readonly Instruction[]): Value {
  let origin = value;
  for (let each = code[origin]; each; each = code[origin]) {
    if (each.op !== "refined" && each.op !== "changed" && each.op !== "declared") break;
    origin = each.value;
  }
  return origin;
}
