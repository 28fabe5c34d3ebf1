import { NOTHING, loadAny, loadMember } from "./abstract-value.ts";
import { callOf } from "./call-of.ts";
import { type Standing, mountedBefore } from "./mounted-checks.ts";
import type { ProgramEntry } from "./program.ts";
import type { Activation, Solver } from "./solver.ts";
import { afterChecks } from "./standing-checks.ts";

const NOTHING_BEFORE: Standing = { checks: [], guards: [] };

/** Calls an exported function as a framework does. */
export function solveEntry(
  solver: Solver,
  path: string,
  { name, route, typeOf }: ProgramEntry,
  module: Activation,
): void {
  const [exportName = "", ...members] = name.split(".");
  const entry = members.reduce(
    (value, member) => (member === "*" ? loadAny(value) : loadMember(value, member)),
    solver.exported(path, exportName),
  );
  for (const closure of entry.closures) {
    const description = solver.facts(closure.file)?.ir.functions[closure.index];
    const given = (description?.parameters ?? []).map((parameter, index) => {
      const type = typeOf(index);
      const node = type === undefined ? undefined : solver.program.trie.type(type);
      return node ? solver.ofApi([node], { file: closure.file, ...parameter.range }) : NOTHING;
    });
    const call = callOf(closure, given, { file: path, start: 0, end: 0 });
    const { checks, guards } =
      route === undefined ? NOTHING_BEFORE : mountedBefore(solver, path, name, route);
    if (checks.length + guards.length === 0 || !description) {
      solver.callClosure(closure, call, module);
      continue;
    }
    const checked = given.map((value, index) => {
      const place = { ...call.site, file: closure.file, ...description.parameters[index]?.range };
      const around = { request: call, place, activation: module };
      return afterChecks(solver, value, index, checks, around);
    });
    solver.callClosure(closure, { ...call, arguments: checked }, module);
    // What its parameters' types promise is not all that is known of them.
    const { file, index } = closure;
    solver.findings?.handedOver.push({
      functions: [{ file, index }],
      guards,
      site: { file, ...description.range },
      isMounted: false,
    });
  }
}
