import type { FunctionIr, Instruction, Value } from "../ir/ir.ts";
import { ANY_MEMBER, type AbstractValue, type Closure, NOTHING } from "./abstract-value.ts";
import type { Activation, CallRequest, Solver } from "./solver.ts";
import { storeAny, storeMember } from "./stored-members.ts";

/**
 * What a function of its own gives that copies the members of an object whose names it is handed:
 * `pick(request, ["body", "query"])`. Undefined for other functions, and where a sender names them.
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
  if (!names && !isOfCaller(list)) return undefined;
  if (!isPicker(solver, closure, names === undefined)) return undefined;
  // Whoever calls this function names them: they are the program's own.
  if (!names) return storeAny(NOTHING, solver.load(object, undefined, site, activation));
  const { members, taints, unknowns, apis, instances } = object;
  const mayHaveAny = taints.length + unknowns.length + apis.length + instances.length > 0;
  return names
    .filter((name) => mayHaveAny || members?.has(name))
    .reduce(
      (copy, name) => storeMember(copy, name, solver.load(object, name, site, activation)),
      NOTHING,
    );
}

/** A parameter, or a variable of an outer function, and no part of one. */
function isOfCaller({ taints, unknowns }: AbstractValue): boolean {
  return (
    taints.length === 0 && unknowns.length > 0 && unknowns.every(({ path }) => path.length === 0)
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

/**
 * True when the function, or one in it, stores under a key what it read under the same key. Where
 * the names are not known, what it reads has to be seen to be its first argument.
 */
function isPicker(solver: Solver, { file, index }: Closure, isStrict: boolean): boolean {
  const functions = solver.facts(file)?.ir.functions ?? [];
  const picker = functions[index];
  if (!picker || picker.parameters.length !== 2) return false;
  const known = pickers.get(picker);
  if (known) return isStrict ? known.isSure : known.isPicker;
  const within = ({ range }: FunctionIr): boolean =>
    picker.range.start <= range.start && range.end <= picker.range.end;
  const copied = functions.filter(within).flatMap(({ code }) => copiedByKey(code));
  const isSure = copied.some((object) => isFirstParameter(object, picker.code));
  pickers.set(picker, { isPicker: copied.length > 0, isSure });
  return isStrict ? isSure : copied.length > 0;
}

const pickers = new WeakMap<FunctionIr, { readonly isPicker: boolean; readonly isSure: boolean }>();

/** The objects of which a member is stored under its own key. */
function copiedByKey(code: readonly Instruction[]): Instruction[] {
  return code.flatMap((store) => {
    // What a call may have changed is put back where it was, and no copy.
    if (store.op !== "store-any" || code[store.value]?.op === "changed") return [];
    const loaded = code[originOf(store.value, code)];
    if (loaded?.op !== "load-any") return [];
    const object = code[originOf(loaded.object, code)];
    return object && originOf(loaded.key, code) === originOf(store.key, code) ? [object] : [];
  });
}

function isFirstParameter(object: Instruction, picker: readonly Instruction[]): boolean {
  if (object.op === "parameter") return object.index === 0;
  if (object.op !== "shared") return false;
  return picker.some((each) => {
    if (each.op !== "share" || each.variable !== object.variable) return false;
    const shared = picker[originOf(each.value, picker)];
    return shared?.op === "parameter" && shared.index === 0;
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
