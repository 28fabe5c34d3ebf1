import type { Instruction } from "../ir/ir.ts";
import { type AbstractValue, join } from "./abstract-value.ts";
import { besidePattern, isHandedOn, modulesAt } from "./named-files.ts";
import type { Activation, Solver } from "./solver.ts";

const LOADER = "global.ModuleLoader";

/** What `require(name)` and `import(name)` load where the name is put together. */
export function loadedByName(
  solver: Solver,
  { callee, arguments: given }: Extract<Instruction, { op: "call" }>,
  activation: Activation,
): AbstractValue | undefined {
  const code = activation.facts.ir.functions[activation.index]?.code ?? [];
  const [name] = given;
  if (name === undefined || !isLoader(code[callee], activation.at(callee))) return undefined;
  const { file } = activation;
  const { constant, paths } = activation.at(name);
  if (typeof constant?.value === "string" && !paths)
    return solver.imported(file, constant.value, "*");
  const written = code[name];
  const meant = paths ?? (written?.op === "text" ? besidePattern(written.texts, file) : undefined);
  if (!meant || isHandedOn(activation.at(name), meant, activation)) return undefined;
  return join(meant.flatMap((path) => modulesAt(solver, path, activation)));
}

/** `require` and `import`, and what else loads modules: `module.require`, `createRequire(import.meta.url)`. */
function isLoader(written: Instruction | undefined, { apis }: AbstractValue): boolean {
  if (written?.op === "global" && (written.name === "require" || written.name === "import"))
    return true;
  return apis.some(({ types }) => types.includes(LOADER));
}
