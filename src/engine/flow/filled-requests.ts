import type { Instruction } from "../ir/ir.ts";
import { NOTHING } from "./abstract-value.ts";
import type { Activation, Solver } from "./solver.ts";
import { WHOLE } from "./taint.ts";

/** `request.body.userId = decoded.id`: from here on the member is the program's. */
export function noteFilled(
  solver: Solver,
  { object, name, value }: Extract<Instruction, { op: "store" }>,
  activation: Activation,
): void {
  const { code } = activation.facts.ir.functions[activation.index] ?? { code: [] };
  // An argument that a call may have changed is put back where it was.
  const op = code[value]?.op;
  if (op === "changed" || op === "refined" || op === "either") return;
  const { taints } = activation.values[object] ?? NOTHING;
  const isParsed = taints.some(
    ({ source, states }) => source.kind === "remote" && (states & WHOLE) !== 0,
  );
  if (isParsed) {
    solver.findings?.filled.push({
      folder: solver.program.packageFolder(activation.file),
      name,
    });
  }
}
