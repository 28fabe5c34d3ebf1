import type { FileIr, FunctionIr, Instruction, Value } from "../ir/ir.ts";
import type { Activation } from "./solver.ts";

type Code = readonly Instruction[];

/** Which parameter of the function that a method of lists is handed is the position of the element. */
const POSITION_OF = new Map([
  ["map", 1],
  ["filter", 1],
  ["some", 1],
  ["every", 1],
  ["find", 1],
  ["findIndex", 1],
  ["flatMap", 1],
  ["forEach", 1],
  ["reduce", 2],
  ["reduceRight", 2],
]);
/** Maps have this method as well, and call it with their keys. */
const OF_MAPS = "forEach";
const NAMES_POSITION = /^(?:[ijkn]|idx|pos)$|index$|position$/i;

/** True for the position that a function is told with which a list is gone through: a number. */
export function isPosition({ facts, index }: Activation, value: Value): boolean {
  const { ir } = facts;
  const description = ir.functions[index];
  if (!description) return false;
  const at = parameterAt(description.code, value);
  return at !== undefined && positionsIn(ir).get(index) === at;
}

function parameterAt(code: Code, value: Value): number | undefined {
  let each = code[value];
  while (each?.op === "refined") each = code[each.value];
  return each?.op === "parameter" && !each.rest ? each.index : undefined;
}

/** For each function that is handed to such a method where it is made: which parameter it is. */
function positionsIn(ir: FileIr): ReadonlyMap<number, number> {
  const known = positionsOf.get(ir);
  if (known) return known;
  const found = new Map<number, number>();
  for (const { code } of ir.functions) {
    for (const each of code) {
      if (each.op !== "call" || each.method === undefined || each.spreadFrom === 0) continue;
      const at = POSITION_OF.get(each.method);
      const handed = code[each.arguments[0] ?? -1];
      if (at === undefined || handed?.op !== "function") continue;
      if (each.method !== OF_MAPS || isNamedSo(ir.functions[handed.index], at))
        found.set(handed.index, at);
    }
  }
  positionsOf.set(ir, found);
  return found;
}

function isNamedSo(description: FunctionIr | undefined, at: number): boolean {
  return NAMES_POSITION.test(description?.parameters[at]?.name ?? "");
}

const positionsOf = new WeakMap<FileIr, ReadonlyMap<number, number>>();
