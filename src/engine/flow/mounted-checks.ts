import type { MountRow } from "../models/model.ts";
import { type AbstractValue, NOTHING, join, loadMember } from "./abstract-value.ts";
import { storeMember } from "./stored-members.ts";
import type { ApiNode } from "./api-node.ts";
import { read } from "./call-paths.ts";
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
  { address, methods, handlers }: MountRow,
  route: AbstractValue,
  activation: Activation,
): void {
  const path = loadMember(route, address).constant?.value;
  const checks = [...(loadMember(route, handlers).members?.values() ?? [])].filter(({ apis }) =>
    apis.some((each) => each.checks.length > 0),
  );
  if (typeof path !== "string" || checks.length === 0) return;
  const list = checks.reduce((all, check, i) => storeMember(all, String(i), check), NOTHING);
  const named = methods
    .map((name) => loadMember(route, name))
    .flatMap((value) => [value, ...(value.members?.values() ?? [])])
    .flatMap(({ constant }) => (typeof constant?.value === "string" ? [constant.value] : []));
  for (const method of named.length > 0 ? named : [ANY_METHOD])
    solver.shared.give(idOf(solver, activation.file, method, path), list, activation);
}

/** The checks that stand before the route of a file, as far as the program mounts them by its path. */
export function mountedChecks(
  solver: Solver,
  file: string,
  method: string,
  path: string,
): StandingCheck[] {
  const given = [method, ANY_METHOD].flatMap((each) =>
    matchersOf(path).map(
      (matcher) => solver.shared.given(idOf(solver, file, each, matcher)) ?? NOTHING,
    ),
  );
  return checksIn(join(given));
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
