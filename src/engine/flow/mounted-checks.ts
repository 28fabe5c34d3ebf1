import type { MountRow } from "../models/model.ts";
import { type AbstractValue, type Closure, NOTHING, join, loadMember } from "./abstract-value.ts";
import { storeMember } from "./stored-members.ts";
import type { ApiNode } from "./api-node.ts";
import { read } from "./call-paths.ts";
import { fillsOwner, isOwnershipCheck } from "./ownership.ts";
import { type StandingCheck, checksIn } from "./standing-checks.ts";
import type { Activation, CallRequest, Solver } from "./solver.ts";

/** Stands for every method. */
const ANY_METHOD = "*";

/** A call that puts checks before routes: each is kept for the file in which its route stands. */
export function mountChecks(
  solver: Solver,
  node: ApiNode,
  request: CallRequest,
  activation: Activation,
): void {
  for (const row of node.mounts) {
    const lists = row.routes.map((path) => read(solver, path, request, activation));
    for (const route of lists.flatMap((list) => [...(list.members?.values() ?? [])]))
      mount(solver, row, route, activation);
  }
}

function mount(
  solver: Solver,
  { address, methods, handlers, lists }: MountRow,
  route: AbstractValue,
  activation: Activation,
): void {
  const path = loadMember(route, address).constant?.value;
  const checks = [...(loadMember(route, handlers).members?.values() ?? [])].flatMap((each) => {
    const guards = each.closures.filter((closure) => isGuard(solver, closure, lists));
    if (guards.length > 0) return [{ ...NOTHING, closures: guards }];
    return each.apis.some((node) => node.checks.length > 0) ? [each] : [];
  });
  if (typeof path !== "string" || checks.length === 0) return;
  const list = checks.reduce((all, check, i) => storeMember(all, String(i), check), NOTHING);
  const named = methods
    .map((name) => loadMember(route, name))
    .flatMap((value) => [value, ...(value.members?.values() ?? [])])
    .flatMap(({ constant }) => (typeof constant?.value === "string" ? [constant.value] : []));
  for (const method of named.length > 0 ? named : [ANY_METHOD])
    solver.shared.give(idOf(solver, activation.file, method, path), list, activation);
}

/** What stands before a route: checks of libraries, and functions that ask whose something is. */
export interface Standing {
  readonly checks: readonly StandingCheck[];
  readonly guards: readonly Pick<Closure, "file" | "index">[];
}

/** What stands before the route of a file, as far as the program mounts it by its path. */
export function mountedBefore(
  solver: Solver,
  file: string,
  method: string,
  path: string,
): Standing {
  const given = [method, ANY_METHOD].flatMap((each) =>
    matchersOf(path).map(
      (matcher) => solver.shared.given(idOf(solver, file, each, matcher)) ?? NOTHING,
    ),
  );
  const standing = join(given);
  // Functions are kept here where they ask; those of a check are held by it, and called by its library.
  const guards = [...(standing.members?.values() ?? [])]
    .filter(({ apis }) => apis.length === 0)
    .flatMap(({ closures }) => closures);
  return {
    checks: checksIn(standing),
    guards: guards.map(({ file: where, index }) => ({ file: where, index })),
  };
}

/** True for a middleware that asks whose something is, or has lists found by their owner alone. */
function isGuard(solver: Solver, closure: Closure, lists: string): boolean {
  const summary = solver.summary(closure, [], undefined);
  const name = solver.facts(closure.file)?.ir.functions[closure.index]?.name ?? "";
  if (isOwnershipCheck(name, summary?.asksWhose === true)) return true;
  const [request] = summary?.parametersAfter ?? [];
  return fillsOwner(request?.members?.get(lists));
}

/** The path itself, and what stands for all paths that begin as it does: `/store/*`, `/store/orders*`. */
function matchersOf(path: string): string[] {
  const parts = path.split("/").filter((part) => part !== "");
  const beginnings = parts.map((_, count) => `/${parts.slice(0, count + 1).join("/")}`);
  return [
    path,
    "/*",
    "*",
    ...beginnings.flatMap((each) => [`${each}*`, ...(each === path ? [] : [`${each}/*`])]),
  ];
}

function idOf(solver: Solver, file: string, method: string, path: string): string {
  const segments = path.split("/").filter((part) => part !== "");
  const key = segments.map((part) => (/^[:[]/.test(part) ? ":" : part)).join("/");
  return `${solver.program.packageFolder(file) ?? "/"}#route#${method.toUpperCase()} /${key}`;
}
