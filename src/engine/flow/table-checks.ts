import { type AbstractValue, type Closure, loadMember } from "./abstract-value.ts";
import { originsOf } from "./origin-names.ts";
import type { Solver } from "./solver.ts";
import { storeMember } from "./stored-members.ts";
import { SCALAR, TEXT } from "./taint.ts";
import { restrictStates } from "./untrusted.ts";
import type { FunctionIr, Instruction, Value } from "../ir/ir.ts";

const nothing = (): readonly Value[] => [];
const UNEQUAL = new Set(["!==", "!="]);

/**
 * `const error = validate(body, { code: { type: "string" } }); if (error) return`: a function of the
 * program that goes through a table of names and compares the type of what an object has under
 * each with the one in the table. Where it complains of nothing, the members are of those types.
 */
export function checkedByTable(
  solver: Solver,
  closure: Closure,
  argument: number,
  given: readonly AbstractValue[],
  value: AbstractValue,
): AbstractValue {
  const own = solver.facts(closure.file)?.ir.functions[closure.index];
  if (!own || !saysNothing(own) || !comparesTypes(own, argument)) return value;
  let left = value;
  for (const [index, table] of given.entries()) {
    if (index === argument) continue;
    for (const [name, rule] of table.members ?? []) {
      const type = rule.members?.get("type")?.constant?.value;
      const states =
        type === "string" ? TEXT : type === "number" || type === "boolean" ? SCALAR : 0;
      if (states !== 0)
        left = storeMember(left, name, restrictStates(loadMember(left, name), states));
    }
  }
  return left;
}

/** `typeof body[field] !== rules.type` */
function comparesTypes({ code }: FunctionIr, argument: number): boolean {
  const isOfArgument = (each: Instruction): boolean =>
    each.op === "load-any" &&
    originsOf(code, each.object, nothing).some(
      (from) => from.op === "parameter" && from.index === argument,
    );
  return code.some((each) => {
    if (each.op !== "binary" || !UNEQUAL.has(each.operator)) return false;
    const [asked, wanted] =
      code[each.left]?.op === "unary" ? [each.left, each.right] : [each.right, each.left];
    const asking = code[asked];
    if (asking?.op !== "unary" || asking.operator !== "typeof") return false;
    const isFromTable = originsOf(code, wanted, nothing).some(
      (from) => from.op === "load" && from.name === "type",
    );
    return isFromTable && originsOf(code, asking.operand, nothing).some(isOfArgument);
  });
}

/** True where a function gives nothing at the end, when it had nothing to complain of. */
function saysNothing({ code }: FunctionIr): boolean {
  const last = code.findLast((each) => each.op === "return");
  const given = last?.op === "return" ? code[last.value] : undefined;
  return given?.op === "constant" && !given.value;
}
