import type { Value } from "../ir/ir.ts";
import type { Activation, CallRequest, Solver } from "./solver.ts";

const MAX_STEPS = 6;

/** The files of routers that a call mounts: `app.use("/admin", isAdmin, adminRoutes)`. */
export function mountedRouters(
  solver: Solver,
  request: CallRequest,
  activation: Activation,
): string[] {
  if (request.method !== "use" && request.method !== "register" && request.method !== "route")
    return [];
  const { start, end } = request.site;
  const code = activation.facts.ir.functions[activation.index]?.code ?? [];
  const call = code.find((each) => each.op === "call" && each.start === start && each.end === end);
  if (call?.op !== "call") return [];
  return call.arguments.flatMap((argument) => importedFrom(solver, argument, activation) ?? []);
}

/** The file in which a value was made that another module exports. */
function importedFrom(
  solver: Solver,
  argument: Value,
  { file, facts, index }: Activation,
): string | undefined {
  let code = facts.ir.functions[index]?.code ?? [];
  let value = argument;
  for (let steps = 0; steps < MAX_STEPS; steps++) {
    const instruction = code[value];
    switch (instruction?.op) {
      case "changed":
      case "refined":
        value = instruction.value;
        break;
      // `routes.default`, or one of several that a module gives.
      case "load":
        value = instruction.object;
        break;
      case "shared": {
        const { variable } = instruction;
        code = facts.ir.functions[0]?.code ?? [];
        const share = code.find((each) => each.op === "share" && each.variable === variable);
        if (share?.op !== "share") return undefined;
        value = share.value;
        break;
      }
      case "import":
        return fileOfExport(solver, file, instruction.specifier, instruction.name);
      default:
        return undefined;
    }
  }
  return undefined;
}

/** Follows a name through modules that only hand it on. */
function fileOfExport(
  solver: Solver,
  from: string,
  specifier: string,
  name: string,
): string | undefined {
  let file = solver.program.resolve(from, specifier);
  let wanted = name;
  for (let steps = 0; file !== undefined && steps < MAX_STEPS; steps++) {
    const handedOn = solver.facts(file)?.ir.exports.get(wanted);
    const next: string | undefined =
      handedOn?.kind === "module" ? solver.program.resolve(file, handedOn.specifier) : undefined;
    if (handedOn?.kind !== "module" || next === undefined) return file;
    wanted = handedOn.name;
    file = next;
  }
  return file;
}
