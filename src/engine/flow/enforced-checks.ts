import type { Instruction } from "../ir/ir.ts";
import type { AbstractValue, Closure } from "./abstract-value.ts";
import type { Solver } from "./solver.ts";
import type { StandingCheck } from "./standing-checks.ts";

/** Functions in functions in functions: further nobody reads what a check noted. */
const MAX_STEPS = 4;

/** Checks that only note what is wrong count where something that is handed over with them reads those notes. */
export function enforced(
  solver: Solver,
  checks: readonly StandingCheck[],
  handed: readonly AbstractValue[],
): StandingCheck[] {
  const names = new Set(checks.flatMap(({ row }) => row.enforcedBy ?? []));
  if (names.size === 0) return [...checks];
  const isRead = handed.some((value) => mayRead(solver, value, names));
  return checks.filter(({ row }) => isRead || !row.enforcedBy);
}

/** A function that reads what was noted, or something of which nothing is known. */
function mayRead(solver: Solver, value: AbstractValue, names: ReadonlySet<string>): boolean {
  const functions = [value, ...(value.members?.values() ?? [])].flatMap(({ closures }) => closures);
  const seen = new Set<string>();
  if (functions.some((each) => mentions(solver, each, names, seen, 0))) return true;
  const isKnown =
    functions.length + value.apis.length > 0 ||
    value.constant !== undefined ||
    value.regex !== undefined ||
    value.members !== undefined;
  return !isKnown;
}

/** True when a function, or one that it makes or names, mentions one of the names. */
function mentions(
  solver: Solver,
  { file, index }: Pick<Closure, "file" | "index">,
  names: ReadonlySet<string>,
  seen: Set<string>,
  steps: number,
): boolean {
  const key = `${file}:${index}`;
  if (seen.has(key) || steps > MAX_STEPS) return false;
  seen.add(key);
  const functions = solver.facts(file)?.ir.functions ?? [];
  const at = (path: string, each: number): boolean =>
    mentions(solver, { file: path, index: each }, names, seen, steps + 1);
  const says = (each: Instruction | undefined): boolean => {
    switch (each?.op) {
      case "import": {
        if (names.has(each.name)) return true;
        const path = solver.program.resolve(file, each.specifier);
        const others = path === undefined ? [] : (solver.facts(path)?.ir.functions ?? []);
        return others.some((other, i) => other.name === each.name && at(path ?? "", i));
      }
      case "load":
        return names.has(each.name);
      case "function":
        return at(file, each.index);
      default:
        return false;
    }
  };
  const [module] = functions;
  return (functions[index]?.code ?? []).some((each) => {
    if (each.op !== "shared") return says(each);
    // A variable of the module is what the module gives it.
    return module?.code.some(
      (given) =>
        given.op === "share" && given.variable === each.variable && says(module.code[given.value]),
    );
  });
}
