import type { PathToken } from "../models/place.ts";
import { type AbstractValue, NOTHING, join } from "./abstract-value.ts";
import type { ApiNode } from "./api-node.ts";
import { callOf } from "./call-of.ts";
import { read } from "./call-paths.ts";
import type { Activation, CallRequest, Site, Solver } from "./solver.ts";
import { storeMember } from "./stored-members.ts";

/** A call that fills a template: the template is a function of what it is given. */
export function fillViews(
  solver: Solver,
  node: ApiNode,
  request: CallRequest,
  activation: Activation,
): void {
  for (const { template, values } of node.views) {
    const at = (path: readonly PathToken[]) => read(solver, path, request, activation);
    const name = at(template).constant?.value;
    if (typeof name !== "string" || name === "") continue;
    const given = values.map(at).reduce(laidOver, NOTHING);
    fillView(solver, name, given, request.site, activation);
  }
}

/** Calls a template and the layout around it. */
export function fillView(
  solver: Solver,
  name: string,
  given: AbstractValue,
  site: Site,
  activation: Activation,
): void {
  for (const path of solver.program.views(site.file, name)) {
    for (const closure of solver.exported(path, "default").closures)
      solver.callClosure(closure, callOf(closure, [given], site), activation);
  }
}

/** Members of an object stand for those of the one below. */
function laidOver(below: AbstractValue, above: AbstractValue): AbstractValue {
  if (below === NOTHING) return above;
  const { members, ...whole } = above;
  const base = join([below, { ...whole, members: undefined }]);
  return [...(members ?? [])].reduce(
    (object, [name, member]) => storeMember(object, name, member),
    base,
  );
}
