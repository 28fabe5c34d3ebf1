import type { Instruction, Value } from "../ir/ir.ts";
import type { AbstractValue } from "./abstract-value.ts";
import type { Activation } from "./solver.ts";

/**
 * True of a frame whose page can do nothing to the one around it: its sandbox lets no script run, or
 * gives it an origin of its own.
 */
export function isClosed(sandbox: AbstractValue | undefined): boolean {
  const value = sandbox?.constant?.value;
  if (value === true) return true;
  if (typeof value !== "string") return false;
  const allowed = value.toLowerCase().split(/\s+/);
  return !(allowed.includes("allow-scripts") && allowed.includes("allow-same-origin"));
}

/** `frame.setAttribute("sandbox", "")` or `frame.sandbox = ""` before its page is written. */
export function isSandboxedBefore(object: Value, { facts, index, at }: Activation): boolean {
  const { code } = facts.ir.functions[index] ?? { code: [] };
  let each: Instruction | undefined = code[object];
  // What each of them is of stands before it.
  while (each) {
    switch (each.op) {
      case "changed":
        if (setsSandbox(code[each.call], at)) return true;
        each = code[each.value];
        break;
      case "store":
        if (each.name === "sandbox" && isClosed(at(each.value))) return true;
        each = code[each.object];
        break;
      case "refined":
      case "declared":
        each = code[each.value];
        break;
      default:
        return false;
    }
  }
  return false;
}

function setsSandbox(call: Instruction | undefined, at: Activation["at"]): boolean {
  if (call?.op !== "call" || call.method !== "setAttribute") return false;
  const [name, value] = call.arguments;
  if (name === undefined || value === undefined) return false;
  return at(name).constant?.value === "sandbox" && isClosed(at(value));
}
