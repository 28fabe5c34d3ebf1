import type { Instruction, Value } from "../ir/ir.ts";
import type { Activation } from "./solver.ts";
import { kindsOf } from "./taint.ts";

type Code = readonly Instruction[];
type Load = Extract<Instruction, { op: "load" }>;

/** The parsers of uploads in GraphQL requests cut the name down to its last segment. */
export const FILE_NAMES = kindsOf(["path"]);

const MAX_STEPS = 6;

/** `filename` of what has a `createReadStream` as well: an upload, as GraphQL servers hand it over. */
export function isUploadName(load: Load, activation: Activation): boolean {
  if (load.name !== "filename") return false;
  const code = activation.facts.ir.functions[activation.index]?.code ?? [];
  const origin = originOf(code, load.object);
  return code.some(
    (each) =>
      each.op === "load" &&
      each.name === "createReadStream" &&
      originOf(code, each.object) === origin &&
      origin !== "",
  );
}

/** Equal for the same promise or member, wherever it is read; empty for modules and globals. */
function originOf(code: Code, value: Value, depth = 0): string {
  const each = code[value];
  if (!each || depth > MAX_STEPS) return String(value);
  switch (each.op) {
    case "await":
    case "declared":
    case "refined":
    case "changed":
      return originOf(code, each.value, depth + 1);
    case "store":
      return originOf(code, each.object, depth + 1);
    case "load": {
      const owner = originOf(code, each.object, depth + 1);
      return owner === "" ? "" : `${owner}.${each.name}`;
    }
    case "import":
    case "global":
      return "";
    default:
      return String(value);
  }
}
